// 001: the CQP of 28 competencies.
package reading

import groovy.transform.CompileStatic

@CompileStatic
class Document001 extends Facts {

    static final List<String> GRADES = ['non-acquis', 'acquis']
    static final String LAST_DAY = '2028-09-20'
    static final Map<String, List<String>> PROGRAM = [
        B1: numbered(1, 6), B2: numbered(7, 14), B3: numbered(15, 20), B4: numbered(21, 28),
    ] as Map<String, List<String>>

    /** What each assessment covers, and so what each competency asks: all the assessments that cover it. */
    static final Map<String, List<String>> COVERS = [
        'B1.etude-de-cas': ['C1', 'C3', 'C5'],
        'B1.tuteur': ['C2'],
        'B1.quiz': ['C4', 'C6'],
        'B2.mise-en-situation': numbered(7, 14),
        'B3.mise-en-situation': numbered(15, 20),
        'B4.tuteur': numbered(21, 28),
        'B4.quiz-credit': ['C21', 'C22', 'C23'],
        'B4.quiz-risques': ['C24', 'C25', 'C26'],
        'B4.quiz-handicap': ['C27', 'C28'],
    ] as Map<String, List<String>>

    static final Map<String, Paper> PAPERS = COVERS.collectEntries { String name, List<String> covers ->
        boolean quiz = name.contains('quiz')
        [(name): Paper.of(block: name.substring(0, 2), competencies: quiz ? null : covers, grades: quiz ? null : GRADES)]
    } as Map<String, Paper>

    private static List<String> numbered(int first, int last) { (first..last).collect { int n -> 'C' + n } }

    String scheme() { 'cqp-charge-clientele-pro' }
    String version() { '2023' }
    Map<String, List<String>> program() { PROGRAM }
    Map<String, Paper> papers() { PAPERS }
    Set<String> documents() { ['B2.rapport-activite', 'B3.rapport-activite'] as Set<String> }
    Set<String> modulesKnown() { [] as Set<String> }
    Map<String, String> routes() { [training: 'training'] }

    Map<String, Object> decide() {
        if (day > LAST_DAY) return ineligible()
        othersFirst()
        for (String b : presented) {
            for (String c : PROGRAM[b]) acquired[c] = competency(b, c)
            blocks[b] = judge(b)
        }
        for (String b : presented) if (blocks[b] == 'IN_PROGRESS') whatIsLeft(b)
        answer(blocks.values().every { String s -> s in ['VALIDATED', 'HELD'] }, false)
    }

    private String competency(String b, String c) {
        boolean failed = false, missing = false
        COVERS.each { String name, List<String> covers ->
            if (!covers.contains(c)) return
            Mark m = stands(name, b, c)
            if (m == null || m.awaited) missing = true
            else if (!passed(m)) failed = true
        }
        failed ? 'NOT_ACQUIRED' : missing ? 'NOT_ASSESSED' : 'ACQUIRED'
    }

    private static boolean passed(Mark m) { m.grade == 'acquis' || (m.score != null && m.score >= 0.60) }

    /** Never partly: one competency lost loses the block, one missing keeps it open; so does its report. */
    private String judge(String b) {
        List<String> of = PROGRAM[b].collect { String c -> acquired[c] }
        if (of.contains('NOT_ACQUIRED')) return 'NOT_VALIDATED'
        of.contains('NOT_ASSESSED') || reportMissing(b) ? 'IN_PROGRESS' : 'VALIDATED'
    }

    private boolean reportMissing(String b) { b in ['B2', 'B3'] && document(b + '.rapport-activite') == null }

    private void whatIsLeft(String b) {
        COVERS.each { String name, List<String> covers ->
            if (!name.startsWith(b)) return
            List<String> toSit = covers.findAll { String c -> stands(name, b, c) == null }
            List<String> awaited = covers.findAll { String c -> stands(name, b, c)?.awaited }
            if (name.contains('quiz')) {
                if (toSit) toDo('SIT', name)
                if (awaited) act('AWAIT', name)
            } else if (closed()) {
                if (toSit || awaited) act('AWAIT', named(name, toSit + awaited))
            } else {
                if (toSit) act('SIT', named(name, toSit))
                if (awaited) act('AWAIT', named(name, awaited))
            }
        }
        if (reportMissing(b)) toDo('SUBMIT', b + '.rapport-activite')
    }
}
