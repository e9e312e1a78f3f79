// The second reading: what the four documents decide, read from the design alone by somebody who has not read the engine.
// This file holds what is the same for all of them: the facts, their contradictions, and the shape of an answer.
package reading

import groovy.transform.CompileStatic
import java.time.LocalDate

/** One line of results. */
@CompileStatic
class Mark {
    String assessment, on, block, competency, grade, absence
    Integer attempt
    BigDecimal score
    boolean awaited
}

/** How an assessment is marked and what it bears on. */
@CompileStatic
class Paper {
    /** Its only block; null where it serves them all. */
    String block
    /** The competencies it can be marked by; null: marked once. */
    List<String> competencies
    /** What it covers when it is marked once for several competencies. */
    List<String> grades
    boolean nobodySits
    boolean ofTheWhole

    static Paper of(Map<String, Object> how) {
        new Paper(
            block: (String) how.block, competencies: (List<String>) how.competencies, grades: (List<String>) how.grades,
            nobodySits: how.nobodySits == true, ofTheWhole: how.ofTheWhole == true)
    }
}

/** The facts of one dossier, and the answer as it is put together. */
@CompileStatic
abstract class Facts {

    static final int BEYOND_REASON = 100_000

    Map<String, Object> dossier
    String asOf, jury, day, route, origin
    List<Mark> marks = []
    List<Map<String, Object>> deliverables = [], modules = [], holdings = []
    List<String> presented = []
    Set<String> held = new TreeSet<>()
    Set<String> errors = new TreeSet<>(), noted = new TreeSet<>(), actions = new TreeSet<>()
    Map<String, String> blocks = new LinkedHashMap<>(), acquired = new LinkedHashMap<>()

    // What each document says of itself

    abstract String scheme()

    abstract String version()

    /** Blocks and their competencies, in order. */
    abstract Map<String, List<String>> program()

    abstract Map<String, Paper> papers()

    abstract Set<String> documents()

    abstract Set<String> modulesKnown()

    /** Routes, with the origin that each is for; null where the dossier says it. */
    abstract Map<String, String> routes()

    boolean originAsked() { false }

    String firstDay() { null }

    abstract Map<String, Object> decide()

    // The answer

    Map<String, Object> read(Map<String, Object> facts) {
        dossier = facts
        asOf = (String) facts.asOf
        jury = (String) facts.juryDate
        route = (String) facts.route
        origin = (String) facts.origin
        day = jury ?: asOf
        take()
        contradictions()
        if (errors) {
            return [errors: errors] as Map<String, Object>
        }
        whatIsHeld()
        afterTheJury()
        decide()
    }

    private void take() {
        for (Map<String, Object> r : list('results')) {
            marks << new Mark(
                assessment: (String) r.assessment, attempt: ((Number) r.attempt)?.intValue(), on: (String) r.on,
                block: (String) r.block, competency: (String) r.competency, grade: (String) r.grade,
                absence: (String) r.absence, awaited: r.awaited == true, score: number(r.score))
        }
        marks.sort { Mark m -> m.attempt }
        deliverables = list('deliverables')
        modules = list('modules')
        holdings = list('holdings')
    }

    List<Map<String, Object>> list(String field) { (List<Map<String, Object>>) (dossier[field] ?: []) }

    static BigDecimal number(Object value) { value == null ? null : new BigDecimal(value.toString()) }

    BigDecimal amount(String field) { number(dossier[field]) }

    // Contradictions: a code of the interface, or "?" and a word where the design names none

    private void contradictions() {
        if (asOf == null) errors << 'missing'
        if (route == null) errors << 'missing'
        else if (!routes().containsKey(route)) errors << 'unknown-route'
        if (asOf == null) return
        if (firstDay() != null && (asOf < firstDay() || day < firstDay()) && dossier.version == null) errors << '?before-first-version'
        later((String) dossier.enrolledOn)
        if (routes().containsKey(route)) theRoute()
        theNotice()
        theNumbers()
        theBlocks()
        marks.each { Mark m -> theMark(m) }
        theAttempts()
        theDocuments()
        theHoldings()
    }

    private void later(String on) { if (on != null && on > asOf) errors << 'after-as-of' }

    private void theRoute() {
        if (origin != null && !(origin in ['training', 'vae'])) errors << 'unknown-value'
        else if (origin != null && routes()[route] != null && routes()[route] != origin) errors << '?origin-against-route'
        if (origin == null && routes()[route] == null && originAsked()) errors << 'missing'
    }

    private void theNotice() {
        Map<String, Object> notice = (Map<String, Object>) dossier.admissibility
        if (notice != null) {
            if (!(notice.outcome in ['granted', 'refused'])) errors << 'unknown-value'
            later((String) notice.on)
        }
    }

    private void theNumbers() {
        within(amount('attendance'), 1)
        within(amount('placementDays'), BEYOND_REASON)
        within(amount('experienceMonths'), BEYOND_REASON)
    }

    private void within(BigDecimal value, int most) {
        if (value != null && (value.signum() < 0 || value > most)) errors << 'out-of-range'
    }

    private void theBlocks() {
        List<String> asked = (List<String>) dossier.presentedBlocks
        if (asked != null && asked.any { String b -> !program().containsKey(b) }) errors << 'unknown-block'
        if (asked != null && asked.isEmpty()) {
            Set<String> here = heldBlocks().keySet()
            if (!here.containsAll(program().keySet())) errors << '?nothing-presented'
        }
    }

    private void theMark(Mark m) {
        later(m.on)
        if (m.attempt < 1 || m.attempt > BEYOND_REASON) errors << 'out-of-range'
        Paper paper = papers()[m.assessment]
        if (paper == null) {
            errors << 'unknown-assessment'
            return
        }
        if (m.block != null && !program().containsKey(m.block)) errors << 'unknown-block'
        else if (m.block != null && paper.ofTheWhole) errors << '?block-of-the-whole'
        else if (m.block != null && paper.block != null && m.block != paper.block) errors << 'not-covered'
        if (m.competency != null) {
            if (!program().values().any { List<String> cs -> cs.contains(m.competency) }) errors << 'unknown-competency'
            else if (paper.competencies == null || !paper.competencies.contains(m.competency)) errors << 'not-covered'
            else if (m.block != null && !program()[m.block]?.contains(m.competency)) errors << 'not-covered'
        }
        if (m.absence != null && paper.nobodySits) errors << 'wrong-mark'
        if (m.grade != null) {
            if (paper.grades == null) errors << 'wrong-mark'
            else if (!paper.grades.contains(m.grade)) errors << 'unknown-grade'
        }
        if (m.score != null) {
            if (paper.grades != null) errors << 'wrong-mark'
            else within(m.score, 1)
        }
    }

    /** What a mark bears on: competencies of a paper marked by competency, else the paper itself. */
    List<String> bearsOn(Mark m) {
        Paper paper = papers()[m.assessment]
        if (paper.competencies == null) return ['-']
        if (m.competency != null) return [m.competency]
        m.block == null ? paper.competencies : paper.competencies.findAll { String c -> program()[m.block].contains(c) }
    }

    private void theAttempts() {
        Map<String, Map<Integer, String>> seen = [:]
        for (Mark m : marks) {
            if (!papers().containsKey(m.assessment) || (m.block != null && !program().containsKey(m.block))) continue
            for (String on : bearsOn(m)) {
                Map<Integer, String> days = seen.computeIfAbsent(m.assessment + '/' + on) { new TreeMap<Integer, String>() }
                if (days.containsKey(m.attempt)) errors << 'duplicate'
                days[m.attempt] = m.on
            }
        }
        for (Map<Integer, String> days : seen.values()) {
            String before = null
            for (String on : days.values()) {
                if (before != null && on < before) errors << '?attempt-before-the-one-it-follows'
                before = on
            }
        }
    }

    private void theDocuments() {
        Set<String> seen = []
        for (Map<String, Object> d : deliverables) {
            if (!documents().contains(d.deliverable)) errors << 'unknown-deliverable'
            if (!seen.add((String) d.deliverable)) errors << 'duplicate'
            later((String) d.receivedOn)
            within(number(d.pages), BEYOND_REASON)
            within(number(d.situations), BEYOND_REASON)
        }
        for (Map<String, Object> m : modules) {
            if (!modulesKnown().contains(m.module)) errors << 'unknown-module'
            later((String) m.completedOn)
        }
    }

    private void theHoldings() {
        for (Map<String, Object> h : holdings) {
            later((String) h.awardedOn)
            if (h.certificate == 'title' && h.block != null) errors << '?block-of-the-whole'
            if (h.certificate == 'block' && ofThisVersion(h) && !program().containsKey(h.block)) errors << 'unknown-block'
        }
    }

    // What is held

    /** Each of the files knows one version only, so that a holding without one is of it, whatever its day. */
    private boolean ofThisVersion(Map<String, Object> h) {
        h.scheme == scheme() && (h.version == null || h.version == version())
    }

    /** The days on which each block of this version was awarded, those after the jury apart. */
    Map<String, List<String>> heldBlocks() {
        Map<String, List<String>> days = new TreeMap<>()
        for (Map<String, Object> h : holdings) {
            if (h.certificate == 'block' && ofThisVersion(h) && !late((String) h.awardedOn)) {
                days.computeIfAbsent((String) h.block) { [] as List<String> } << (String) h.awardedOn
            }
        }
        days
    }

    private void whatIsHeld() {
        held.addAll(heldBlocks().keySet())
        for (Map<String, Object> h : holdings) {
            if (h.certificate == 'block' && h.scheme == scheme() && !ofThisVersion(h) && !late((String) h.awardedOn)) {
                noted << 'holding-of-another-version'
            }
        }
        List<String> asked = (List<String>) dossier.presentedBlocks
        presented = program().keySet().findAll { String b -> !held.contains(b) && (asked == null || asked.contains(b)) } as List<String>
    }

    // The day of the jury

    /** Dated after the jury: it does not count for it. */
    boolean late(String on) { jury != null && on != null && on > jury }

    /** From its day on, nothing can be done for this jury any more, but before it. */
    boolean closed() { jury != null && asOf >= jury }

    /** And from the next day on, not even before it. */
    boolean juryIsOver() { jury != null && asOf > jury }

    String eve() { jury == null ? null : LocalDate.parse(jury).minusDays(1).toString() }

    private void afterTheJury() {
        for (Mark m : marks) if (late(m.on)) noted << "after-jury ${m.assessment}".toString()
        for (Map<String, Object> d : deliverables) if (late((String) d.receivedOn)) noted << "after-jury ${d.deliverable}".toString()
        for (Map<String, Object> m : modules) if (late((String) m.completedOn)) noted << "after-jury ${m.module}".toString()
        Map<String, Object> notice = (Map<String, Object>) dossier.admissibility
        if (notice != null && late((String) notice.on)) noted << 'after-jury admissibility'
        for (Map<String, Object> h : holdings) {
            if (late((String) h.awardedOn)) noted << 'after-jury holding'
        }
    }

    // What came in and was sat

    Map<String, Object> document(String name) {
        deliverables.find { Map<String, Object> d -> d.deliverable == name && !late((String) d.receivedOn) }
    }

    boolean bears(Mark m, String assessment, String block, String competency) {
        m.assessment == assessment && (m.block == null || block == null || m.block == block) &&
            (m.competency == null || m.competency == competency)
    }

    /**
     * What stands where the rules give no second attempt: the first that is no justified absence. What is dated after the
     * jury, or is set aside, stands in nobody's way; an attempt whose predecessor is missing does not count.
     */
    Mark stands(String assessment, String block, String competency, Collection<Mark> aside = []) {
        int next = 1
        for (Mark m : marks) {
            if (!bears(m, assessment, block, competency)) continue
            if (m.attempt != next) return null
            next++
            if (late(m.on) || aside.contains(m) || m.absence == 'justified') continue
            return m
        }
        null
    }

    // What is answered

    void act(String action, String what, String dates = '') {
        actions << (action + ' ' + what + (dates ? ' ' + dates : '')).toString()
    }

    static String named(String assessment, Collection<String> competencies) {
        competencies ? assessment + competencies.toSorted().toString().replace(' ', '') : assessment
    }

    /** To be done before the jury; once it sits, only awaited. */
    void toDo(String action, String what, boolean byTheJury = false) {
        act((byTheJury ? juryIsOver() : closed()) ? 'AWAIT' : action, what)
    }

    String claim() {
        List<String> of = presented.collect { String b -> blocks[b] }
        if (of.contains('IN_PROGRESS')) return 'PENDING'
        int good = of.count { String s -> s == 'VALIDATED' }.intValue()
        good == 0 ? 'NONE' : good == of.size() ? 'FULL' : 'SOME'
    }

    /** Blocks that are not presented, before those that are are judged. */
    void othersFirst() {
        program().each { String b, List<String> cs ->
            blocks[b] = held.contains(b) ? 'HELD' : 'NOT_PRESENTED'
            for (String c : cs) acquired[c] = held.contains(b) ? 'ACQUIRED' : 'NOT_ASSESSED'
        }
    }

    Map<String, Object> answer(boolean award, boolean awardOpen) {
        boolean open = awardOpen || blocks.containsValue('IN_PROGRESS')
        boolean some = blocks.containsValue('VALIDATED') || blocks.containsValue('HELD')
        said(award ? 'AWARD' : open ? 'IN_PROGRESS' : some ? 'PARTIAL' : 'REFUSAL', claim())
    }

    /** May not be presented: nothing but what is held stays. */
    Map<String, Object> ineligible() {
        othersFirst()
        said('INELIGIBLE', 'NONE')
    }

    private Map<String, Object> said(String outcome, String claim) {
        [outcome: outcome, claim: claim, blocks: blocks, competencies: acquired, noted: noted, actions: actions] as Map<String, Object>
    }
}
