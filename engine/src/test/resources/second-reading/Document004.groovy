// 004: the title of two CCP, and the complementary certificate (CCS) for who holds a title.
package reading

import groovy.transform.CompileStatic

/** What the title and the CCS ask alike. */
@CompileStatic
abstract class Ministry extends Facts {

    static final List<String> GRADES = ['non-acquis', 'acquis'], OPINIONS = ['defavorable', 'favorable']
    static final String SITUATION = 'mise-en-situation', INTERVIEW = 'entretien-final'

    Set<String> documents() { ['dossier-professionnel', 'livret-ecf'] as Set<String> }
    Set<String> modulesKnown() { [] as Set<String> }

    static Map<String, Paper> papersFor(List<String> competencies) {
        [
            (SITUATION): Paper.of(competencies: competencies, grades: GRADES),
            (INTERVIEW): Paper.of(grades: OPINIONS, ofTheWhole: true),
        ] as Map<String, Paper>
    }

    /** In-training results are asked of those who come from training. */
    abstract boolean fromTraining()

    List<String> missingDocuments() {
        List<String> asked = fromTraining() ? ['dossier-professionnel', 'livret-ecf'] : ['dossier-professionnel']
        asked.findAll { String name -> document(name) == null }
    }

    String competency(String b, String c) {
        Mark m = stands(SITUATION, b, c)
        m == null || m.awaited ? 'NOT_ASSESSED' : m.grade == 'acquis' ? 'ACQUIRED' : 'NOT_ACQUIRED'
    }

    List<Mark> situations() {
        presented.collectMany { String b -> program()[b].collect { String c -> stands(SITUATION, b, c) } }.findAll { it != null } as List<Mark>
    }

    /** A final interview before the last situation that counts does not count. */
    List<Mark> tooEarly() {
        String last = situations().collect { Mark m -> m.on }.max()
        int next = 1
        marks.findAll { Mark m -> m.assessment == INTERVIEW }.takeWhile { Mark m -> m.attempt == next++ }
            .findAll { Mark m -> !late(m.on) && (beforeItsTime() || (last != null && m.on < last)) }
    }

    boolean beforeItsTime() { false }

    void situationsLeft(String b) {
        List<String> toSit = program()[b].findAll { String c -> stands(SITUATION, b, c) == null }
        List<String> awaited = program()[b].findAll { String c -> stands(SITUATION, b, c)?.awaited }
        if (juryIsOver()) {
            if (toSit || awaited) act('AWAIT', named(SITUATION, toSit + awaited))
        } else {
            if (toSit) act('SIT', named(SITUATION, toSit))
            if (awaited) act('AWAIT', named(SITUATION, awaited))
        }
    }

    void interviewLeft(Mark interview) {
        if (interview == null) toDo('FINAL_INTERVIEW', INTERVIEW, true)
        else if (interview.awaited) act('AWAIT', INTERVIEW)
    }
}

@CompileStatic
class Document004 extends Ministry {

    static final Map<String, List<String>> PROGRAM = [
        CCP1: ['CCP1-C1', 'CCP1-C2', 'CCP1-C3'], CCP2: ['CCP2-C1', 'CCP2-C2', 'CCP2-C3'],
    ] as Map<String, List<String>>
    static final Map<String, Paper> PAPERS = papersFor(PROGRAM.values().flatten() as List<String>)
    static final Map<String, String> ROUTES = [training: 'training', vae: 'vae', modular: (String) null]
    static final String LAST_DAY = '2026-07-06', CLOSING_YEAR_ENDS = '2027-07-06'

    String scheme() { 'tp-conseiller-relation-client-distance' }
    String version() { '2021' }
    Map<String, List<String>> program() { PROGRAM }
    Map<String, Paper> papers() { PAPERS }
    Map<String, String> routes() { ROUTES }
    boolean originAsked() { true }
    boolean fromTraining() { route == 'training' || (route == 'modular' && origin == 'training') }

    /** At the last CCP only: none may remain to be obtained in another session. */
    boolean beforeItsTime() { blocks.containsValue('NOT_PRESENTED') }

    private boolean heldInTime() {
        heldBlocks().values().any { List<String> days -> days.any { String on -> on <= LAST_DAY } }
    }

    private Map<String, Object> notice() {
        Map<String, Object> n = (Map<String, Object>) dossier.admissibility
        n == null || late((String) n.on) ? null : n
    }

    Map<String, Object> decide() {
        if (day > LAST_DAY && !(day <= CLOSING_YEAR_ENDS && heldInTime())) return ineligible()
        if (route == 'vae' && notice()?.outcome == 'refused') {
            act('OBTAIN_ADMISSIBILITY', 'admissibility')
            return ineligible()
        }
        othersFirst()
        boolean admitted = route != 'vae' || notice() != null
        for (String b : presented) {
            for (String c : PROGRAM[b]) acquired[c] = competency(b, c)
            List<String> of = PROGRAM[b].collect { String c -> acquired[c] }
            boolean waits = of.contains('NOT_ASSESSED') || missingDocuments()
            blocks[b] = !admitted ? 'IN_PROGRESS' : of.contains('NOT_ACQUIRED') ? 'NOT_VALIDATED' : waits ? 'IN_PROGRESS' : 'VALIDATED'
        }
        List<Mark> early = tooEarly()
        if (early) noted << "final-interview-too-early ${INTERVIEW}".toString()
        Mark interview = stands(INTERVIEW, null, null, early)
        beforeTheNotice()
        boolean reachable = !blocks.containsValue('NOT_PRESENTED') && !presented.any { String b -> lost(b) }
        boolean interviewOpen = reachable && (interview == null || interview.awaited)
        now(admitted, interviewOpen, interview)
        later(interview)
        boolean blocksDone = blocks.values().every { String s -> s in ['VALIDATED', 'HELD'] }
        answer(blocksDone && interview?.grade == 'favorable', interviewOpen)
    }

    private void now(boolean admitted, boolean interviewOpen, Mark interview) {
        if (blocks.containsValue('IN_PROGRESS')) {
            if (!admitted) toDo('OBTAIN_ADMISSIBILITY', 'admissibility')
            for (String b : presented) if (blocks[b] == 'IN_PROGRESS' && !lost(b)) situationsLeft(b)
            if (presented.any { String b -> blocks[b] == 'IN_PROGRESS' && !lost(b) }) {
                for (String name : missingDocuments()) toDo('SUBMIT', name)
            }
        }
        if (interviewOpen) interviewLeft(interview)
    }

    private boolean lost(String b) { PROGRAM[b].any { String c -> acquired[c] == 'NOT_ACQUIRED' } }

    /** Until the last day of the title; a CCP won by then opens one more year. */
    private void later(Mark interview) {
        boolean wonNow = blocks.containsValue('VALIDATED') && day <= LAST_DAY
        String until = heldInTime() || wonNow ? CLOSING_YEAR_ENDS : LAST_DAY
        if (day >= until || asOf > until) return
        blocks.each { String b, String s ->
            if (s in ['NOT_VALIDATED', 'NOT_PRESENTED']) act('PRESENT_BLOCK', b + ' later', 'until ' + until)
        }
        boolean blocksDone = blocks.values().every { String s -> s in ['VALIDATED', 'HELD'] }
        if (blocksDone && interview != null && !interview.awaited && interview.grade != 'favorable') {
            act('FINAL_INTERVIEW', INTERVIEW + ' later', 'until ' + until)
        }
    }

    private void beforeTheNotice() {
        if (route != 'vae' || notice() == null) return
        if (situations().any { Mark m -> m.absence == null && m.on < (String) notice().on }) noted << "situation-before-admissibility ${SITUATION}".toString()
    }
}

@CompileStatic
class DocumentCcs extends Ministry {

    static final List<String> COMPETENCIES = ['CCS-C1', 'CCS-C2', 'CCS-C3']
    static final Map<String, List<String>> PROGRAM = [CCS: COMPETENCIES] as Map<String, List<String>>
    static final Map<String, Paper> PAPERS = papersFor(COMPETENCIES)
    static final String TITLE = 'tp-conseiller-relation-client-distance'

    String scheme() { 'ccs-exemple' }
    String version() { '2021' }
    Map<String, List<String>> program() { PROGRAM }
    Map<String, Paper> papers() { PAPERS }
    Map<String, String> routes() { [training: 'training', direct: 'direct'] }
    boolean fromTraining() { route == 'training' }

    /** Any version of the title. */
    private boolean holdsTheTitle() {
        holdings.any { Map<String, Object> h -> h.certificate == 'title' && h.scheme == TITLE && !late((String) h.awardedOn) }
    }

    Map<String, Object> decide() {
        BigDecimal months = amount('experienceMonths')
        boolean tooShort = route == 'direct' && months != null && months < 12
        if (!holdsTheTitle() || tooShort) {
            if (!holdsTheTitle()) act('OBTAIN_TITLE', TITLE)
            if (tooShort) act('GAIN_EXPERIENCE', 'experience')
            return ineligible()
        }
        othersFirst()
        if (presented) theBlock(route == 'direct' && months == null)
        answer(blocks.CCS in ['VALIDATED', 'HELD'], false)
    }

    /** The final interview is evidence of the only block: no partial outcome. */
    private void theBlock(boolean experienceUnknown) {
        for (String c : COMPETENCIES) acquired[c] = competency('CCS', c)
        List<Mark> early = tooEarly()
        if (early) noted << "final-interview-too-early ${INTERVIEW}".toString()
        Mark interview = stands(INTERVIEW, null, null, early)
        boolean interviewOpen = interview == null || interview.awaited
        List<String> of = COMPETENCIES.collect { String c -> acquired[c] }
        boolean lost = of.contains('NOT_ACQUIRED') || (!interviewOpen && interview.grade != 'favorable')
        if (lost) {
            blocks.CCS = experienceUnknown ? 'IN_PROGRESS' : 'NOT_VALIDATED'
            act(experienceUnknown ? 'AWAIT' : 'PRESENT_BLOCK', experienceUnknown ? 'experience' : 'CCS later')
        } else if (of.contains('NOT_ASSESSED') || interviewOpen || missingDocuments() || experienceUnknown) {
            blocks.CCS = 'IN_PROGRESS'
            situationsLeft('CCS')
            for (String name : missingDocuments()) toDo('SUBMIT', name)
            if (experienceUnknown) act('AWAIT', 'experience')
            if (interviewOpen) interviewLeft(interview)
        } else blocks.CCS = 'VALIDATED'
    }
}
