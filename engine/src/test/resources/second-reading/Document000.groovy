// 000: the certification awarded by a yearly national jury.
package reading

import groovy.transform.CompileStatic

@CompileStatic
class Document000 extends Facts {

    static final List<String> GRADES = ['non-acquis', 'en-cours-acquisition', 'acquis', 'maitrise']
    static final Map<String, List<String>> PROGRAM = [B1: [], B2: [], B3: [], B4: []] as Map<String, List<String>>
    /** The certifying assessments of each block: every one of them is asked. */
    static final Map<String, List<String>> ASKED = [
        B1: ['B1.etude-de-cas', 'B1.mission-action'],
        B2: ['B2.mission-immersive'],
        B3: ['B3.etude-de-cas', 'B3.mission-action'],
        B4: ['B4.etude-de-cas', 'B4.mission-action', 'B4.mission-consultant'],
    ] as Map<String, List<String>>
    static final Map<String, Paper> PAPERS = everyPaper()
    static final String WINDOW = 'etudes-de-cas'
    /** The summer that the document dates: the only session of the file. */
    static final List<String> SUMMER_2026 = ['2026-06-29', '2026-07-01']

    private static Map<String, Paper> everyPaper() {
        Map<String, Paper> all = [:]
        ASKED.each { String b, List<String> names ->
            for (String name : names) all[name] = Paper.of(block: b, grades: GRADES)
            if (b != 'B2') all[b + '.journee-immersive'] = Paper.of(block: b, grades: GRADES)
        }
        all
    }

    String scheme() { 'certification-jnac' }
    String version() { '2026' }
    Map<String, List<String>> program() { PROGRAM }
    Map<String, Paper> papers() { PAPERS }
    Set<String> documents() { ['B1.rapport', 'B2.rapport', 'B3.rapport', 'B4.rapport'] as Set<String> }
    Set<String> modulesKnown() { ['hors-blocs'] as Set<String> }
    Map<String, String> routes() { [training: 'training'] }
    String firstDay() { '2025-09-01' }

    /** Where one certifying assessment has come to. */
    static enum State { PASSED, TO_SIT, AWAITED, RESIT_OPEN, RESIT_OVER, FAILED, LOST }

    Map<String, State> states = [:]
    /** Resits of the block in hand that were held outside their window: they count, unless an absence has lost the block. */
    private final Set<String> outside = []
    /** For an open resit: its first and last day, either of which may be unknown. */
    Map<String, List<String>> dates = [:]

    Map<String, Object> decide() {
        othersFirst()
        for (String b : presented) {
            blocks[b] = judge(b)
            if (!ASKED[b].any { String a -> states[a] == State.LOST }) noted.addAll(outside)
            outside.clear()
        }
        for (String b : presented) if (blocks[b] == 'IN_PROGRESS') whatIsLeft(b)
        boolean allBlocks = blocks.values().every { String s -> s in ['VALIDATED', 'HELD'] }
        boolean reachable = blocks.values().every { String s -> s in ['VALIDATED', 'HELD', 'IN_PROGRESS'] }
        String attendance = attendance(), placement = placement()
        reachable = reachable && attendance != 'UNMET' && placement != 'UNMET'
        boolean waiting = reachable && (attendance == 'PENDING' || placement == 'PENDING')
        if (waiting) {
            if (attendance == 'PENDING') act('AWAIT', 'attendance')
            if (placement == 'PENDING') {
                if (amount('placementDays') == null) act('AWAIT', 'placement')
                else act('COMPLETE_PLACEMENT', 'placement', "until ${eve()}")
            }
        }
        answer(allBlocks && attendance == 'MET' && placement == 'MET', waiting)
    }

    /** Whatever the reason of the absences. */
    private String attendance() {
        BigDecimal found = amount('attendance')
        found == null ? 'PENDING' : found >= 0.85 ? 'MET' : 'UNMET'
    }

    private String placement() {
        BigDecimal found = amount('placementDays')
        if (found == null) return 'PENDING'
        if (found >= 60) return 'MET'
        jury != null && asOf < jury ? 'PENDING' : 'UNMET'
    }

    private String judge(String b) {
        for (String a : ASKED[b]) states[a] = attemptsAt(a)
        if (ASKED[b].any { String a -> states[a] in [State.FAILED, State.LOST, State.RESIT_OVER] }) return 'NOT_VALIDATED'
        ASKED[b].every { String a -> states[a] == State.PASSED } ? 'VALIDATED' : 'IN_PROGRESS'
    }

    private void whatIsLeft(String b) {
        for (String a : ASKED[b]) {
            switch (states[a]) {
                case State.TO_SIT: toDo('SIT', a); break
                case State.AWAITED: act('AWAIT', a); break
                case State.RESIT_OPEN: act('RESIT', a, shown(dates[a])); break
                default: break
            }
        }
    }

    private String shown(List<String> fromUntil) {
        String from = fromUntil[0] != null && fromUntil[0] > asOf ? "from ${fromUntil[0]} " : ''
        String until = fromUntil[1] != null ? "until ${fromUntil[1]}" : ''
        (from + until).trim()
    }

    /**
     * The first sitting, then one resit after a failure or a justified absence. A justified absence at the resit does not
     * use it up, nor prolong its window; an unjustified one, at either, loses the block.
     */
    private State attemptsAt(String a) {
        int next = 1
        Mark opened = null
        for (Mark m : marks) {
            if (m.assessment != a) continue
            if (m.attempt != next) break
            next++
            if (late(m.on)) break
            boolean resit = opened != null
            if (resit) whetherOutside(a, m, opened)
            else opened = m
            if (m.awaited) return State.AWAITED
            if (m.absence == 'unjustified') return State.LOST
            if (m.absence == 'justified') continue
            if (m.grade in ['acquis', 'maitrise']) return State.PASSED
            if (resit) return State.FAILED
        }
        if (opened == null) return State.TO_SIT
        List<String> open = rightAfter(a, opened)
        boolean never = open[0] != null && open[1] != null && open[0] > open[1]
        if (never || closed() || (open[1] != null && asOf > open[1])) return State.RESIT_OVER
        dates[a] = open
        State.RESIT_OPEN
    }

    /** The first and last day of the resit that follows an attempt, the jury's eve at the latest. */
    private List<String> rightAfter(String a, Mark follows) {
        List<String> window = a.endsWith('.etude-de-cas') ? window(follows) : [null, null]
        String until = window[1]
        if (eve() != null && (until == null || until > eve())) until = eve()
        [window[0], until]
    }

    private List<String> window(Mark follows) {
        Map<String, Object> own = (Map<String, Object>) ((Map<String, Object>) dossier.windows)?.get(WINDOW)
        if (own != null) return [(String) own.from, (String) own.until]
        if (dossier.session == '2026') return SUMMER_2026
        if (jury != null) return jury.startsWith('2026-') ? SUMMER_2026 : [(String) null, (String) null]
        follows.on <= SUMMER_2026[1] ? SUMMER_2026 : [(String) null, (String) null]
    }

    private void whetherOutside(String a, Mark resit, Mark follows) {
        List<String> open = rightAfter(a, follows)
        if ((open[0] != null && resit.on < open[0]) || (open[1] != null && resit.on > open[1])) {
            if (resit.absence == null) outside << "resit-outside-window ${a}".toString()
        }
    }
}
