// 002: the CQP won block by block, by a dossier that is read and an interview on what it did not show.
package reading

import groovy.transform.CompileStatic

@CompileStatic
class Document002 extends Facts {

    static final List<String> GRADES = ['non-acquis', 'acquis']
    static final Map<String, List<String>> PROGRAM = [
        B1: ['B1-C1', 'B1-C2', 'B1-C3', 'B1-C4'],
        B2: ['B2-C1', 'B2-C2', 'B2-C3'],
        B3: ['B3-C1', 'B3-C2', 'B3-C3'],
        B4: ['B4-C1', 'B4-C2', 'B4-C3'],
    ] as Map<String, List<String>>
    static final List<String> ALL = PROGRAM.values().flatten() as List<String>
    static final Map<String, Paper> PAPERS = [
        dpp: Paper.of(competencies: ALL, grades: GRADES, nobodySits: true),
        entretien: Paper.of(competencies: ALL, grades: GRADES),
    ] as Map<String, Paper>
    static final String FIRST = 'analyser-formaliser-pratique', SECOND = 'se-preparer-epreuves'

    String scheme() { 'cqp-manager-operationnel' }
    String version() { '1' }
    Map<String, List<String>> program() { PROGRAM }
    Map<String, Paper> papers() { PAPERS }
    Set<String> documents() { ['B1.dpp', 'B2.dpp', 'B3.dpp', 'B4.dpp'] as Set<String> }
    Set<String> modulesKnown() { [FIRST, SECOND] as Set<String> }
    Map<String, String> routes() { [training: 'training', vae: 'vae'] }

    Map<String, Object> decide() {
        othersFirst()
        List<String> modulesLeft = presented ? modulesLeft() : [] as List<String>
        for (String b : presented) {
            for (String c : PROGRAM[b]) acquired[c] = competency(b, c)
            blocks[b] = judge(b, !modulesLeft.isEmpty())
            remarks(b)
        }
        if (blocks.containsValue('IN_PROGRESS')) {
            for (String m : modulesLeft) toDo('COMPLETE_MODULE', m)
        }
        for (String b : presented) if (blocks[b] == 'IN_PROGRESS' && !lost(b)) whatIsLeft(b)
        blocks.each { String b, String s -> if (s in ['NOT_VALIDATED', 'NOT_PRESENTED']) act('PRESENT_BLOCK', b + ' later') }
        answer(blocks.values().every { String s -> s in ['VALIDATED', 'HELD'] }, false)
    }

    // The modules, in their order; the same day is in order

    private List<String> days(String module) {
        modules.findAll { Map<String, Object> m -> m.module == module && m.completedOn != null && !late((String) m.completedOn) }
            .collect { Map<String, Object> m -> (String) m.completedOn }.toSorted()
    }

    private List<String> modulesLeft() {
        List<String> first = days(FIRST), second = days(SECOND)
        if (!first) return [FIRST, SECOND]
        !second || second.last() < first.first() ? [SECOND] : [] as List<String>
    }

    // The reading, then the interview on what it did not find acquired

    private Mark reading(String b, String c) {
        Mark m = stands('dpp', b, c)
        m == null || m.awaited ? null : m
    }

    private Mark interview(String b, String c) { stands('entretien', b, c) }

    private String competency(String b, String c) {
        Mark read = reading(b, c)
        if (read == null) return 'NOT_ASSESSED'
        if (read.grade == 'acquis') return 'ACQUIRED'
        Mark heard = interview(b, c)
        if (heard == null || heard.awaited) return 'NOT_ASSESSED'
        heard.grade == 'acquis' ? 'ACQUIRED' : 'NOT_ACQUIRED'
    }

    /** A modules condition still open leaves the blocks in progress, even one that is lost. */
    private String judge(String b, boolean modulesOpen) {
        List<String> of = PROGRAM[b].collect { String c -> acquired[c] }
        if (modulesOpen) return 'IN_PROGRESS'
        if (of.contains('NOT_ACQUIRED')) return 'NOT_VALIDATED'
        of.contains('NOT_ASSESSED') || !received(b) ? 'IN_PROGRESS' : 'VALIDATED'
    }

    private boolean lost(String b) { PROGRAM[b].any { String c -> acquired[c] == 'NOT_ACQUIRED' } }

    private Integer situations(String b) {
        Map<String, Object> d = document(b + '.dpp')
        d == null ? null : (Integer) d.situations
    }

    /** With one professional situation at least. */
    private boolean received(String b) { situations(b) != null && situations(b) >= 1 }

    private void whatIsLeft(String b) {
        String dpp = b + '.dpp'
        boolean cameIn = document(dpp) != null && (situations(b) == null || situations(b) >= 1)
        if (!cameIn) toDo('SUBMIT', dpp)
        else if (situations(b) == null) act('AWAIT', dpp)
        List<String> unread = PROGRAM[b].findAll { String c -> reading(b, c) == null }
        List<String> announced = unread.findAll { String c -> stands('dpp', b, c)?.awaited }
        if (unread && cameIn) act('AWAIT', named('dpp', unread))
        else if (announced) act('AWAIT', named('dpp', announced))
        List<String> notShown = PROGRAM[b].findAll { String c -> reading(b, c)?.grade == 'non-acquis' }
        List<String> toHear = notShown.findAll { String c -> interview(b, c) == null }
        List<String> awaited = notShown.findAll { String c -> interview(b, c)?.awaited }
        if (juryIsOver()) {
            if (toHear || awaited) act('AWAIT', named('entretien', toHear + awaited))
        } else {
            if (toHear) act('INTERVIEW', named('entretien', toHear))
            if (awaited) act('AWAIT', named('entretien', awaited))
        }
    }

    /** What counts although it came out of its order. */
    private void remarks(String b) {
        Map<String, Object> d = document(b + '.dpp')
        String cameIn = d == null ? null : (String) d.receivedOn
        for (String c : PROGRAM[b]) {
            Mark read = stands('dpp', b, c)
            if (read == null) continue
            if (cameIn != null && read.on < cameIn) noted << 'reading-before-deliverable dpp'
            Mark heard = interview(b, c)
            if (read.grade == 'non-acquis' && heard != null && heard.absence == null && heard.on < read.on) noted << 'interview-before-reading entretien'
        }
        List<String> done = days(FIRST) + days(SECOND)
        if (cameIn != null && !modulesLeft() && inOrderBy() > cameIn) noted << "modules-after-deliverable ${b}.dpp".toString()
    }

    /** The first day on which both modules were done in their order. */
    private String inOrderBy() { days(SECOND).find { String on -> on >= days(FIRST).first() } }
}
