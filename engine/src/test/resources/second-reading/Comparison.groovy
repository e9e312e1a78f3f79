// Holds an answer of the engine against the second reading, and makes the dossier on which they differ as small as it can.
package reading

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import groovy.transform.CompileStatic
import java.util.function.UnaryOperator

@CompileStatic
class Comparison {

    /** Findings that the design names; what else is remarked is the engine's own. */
    static final Set<String> SETTLED = ['holding-of-another-version', 'after-jury', 'final-interview-too-early', 'interview-before-reading',
        'reading-before-deliverable', 'situation-before-admissibility', 'resit-outside-window', 'modules-after-deliverable'] as Set
    static final Set<String> DATED = ['RESIT', 'COMPLETE_PLACEMENT', 'PRESENT_BLOCK'] as Set
    static final List<String> PARTS = ['outcome', 'claim', 'blocks', 'competencies', 'noted', 'actions']

    private final UnaryOperator<String> engine
    private final JsonSlurper json = new JsonSlurper()

    Comparison(UnaryOperator<String> engine) { this.engine = engine }

    static Map<String, Object> reading(Map<String, Object> dossier) { document((String) dossier.scheme).read(dossier) }

    private static Facts document(String scheme) {
        switch (scheme) {
            case 'certification-jnac': return new Document000()
            case 'cqp-charge-clientele-pro': return new Document001()
            case 'cqp-manager-operationnel': return new Document002()
            case 'tp-conseiller-relation-client-distance': return new Document004()
            default: return new DocumentCcs()
        }
    }

    /** What the two say differently: empty where they agree. */
    List<String> differences(Map<String, Object> dossier) {
        Map<String, Object> read = reading(dossier)
        if (silent(dossier)) return []
        Map<String, Object> found = shaped((Map<String, Object>) json.parseText(engine.apply(JsonOutput.toJson(dossier))), dossier)
        unsettled(read, found, dossier)
        if (read.errors != null || found.errors != null) return errors(read, found)
        PARTS.findAll { String part -> read[part] != found[part] }.collect { String part -> part + ': ' + apart(read[part], found[part]) }
    }

    // What the design leaves open

    /** Whether conditions of presentation are asked of who holds every block that is presented, and so presents none. */
    private static boolean silent(Map<String, Object> dossier) {
        Collection<String> held = list(dossier, 'holdings')
            .findAll { Map<String, Object> h -> h.certificate == 'block' && h.scheme == dossier.scheme }
            .collect { Map<String, Object> h -> (String) h.block }
        boolean refused = ((Map) dossier.admissibility)?.outcome != 'granted'
        dossier.scheme == 'ccs-exemple' ? held.contains('CCS') : dossier.route == 'vae' && refused && held.containsAll((Collection<String>) dossier.presentedBlocks ?: ['CCP1', 'CCP2'])
    }

    private static void unsettled(Map<String, Object> read, Map<String, Object> found, Map<String, Object> dossier) {
        for (Map<String, Object> answer : [read, found]) {
            Set<String> noted = (Set<String>) answer.noted, actions = (Set<String>) answer.actions
            Map<String, String> blocks = (Map<String, String>) answer.blocks
            // Whether a module done after the DPP of a block that nobody judges is a remark for anybody.
            noted?.removeIf { String n -> n.startsWith('modules-after-deliverable') && blocks[n.find(/B\d/)] in ['NOT_PRESENTED', 'HELD'] }
            // Whether an interview on a whole block that was read on several days is before its reading.
            if (readInParts(dossier)) noted?.remove('interview-before-reading entretien')
            // Whether a final interview is too early when a CCP has just been lost: it gives nothing either way.
            if (lostCcp(read)) noted?.removeIf { String n -> n.startsWith('final-interview-too-early') }
            // Whether a new final interview is already spoken of while a CCP is open.
            if (blocks?.containsValue('IN_PROGRESS')) actions.removeIf { String a -> a.startsWith('FINAL_INTERVIEW entretien-final later') }
            // Whether experience that nobody has entered is asked of who lacks the title.
            if (answer.outcome == 'INELIGIBLE' && dossier.experienceMonths == null) actions.removeIf { String a -> a.endsWith(' experience') }
            // Whether what is awaited because nobody has entered it may also be completed.
            if (dossier.experienceMonths == null) actions?.remove('GAIN_EXPERIENCE experience')
            if (dossier.placementDays == null) actions?.removeIf { String a -> a.startsWith('COMPLETE_PLACEMENT') }
        }
    }

    private static boolean readInParts(Map<String, Object> dossier) {
        List<Map<String, Object>> results = list(dossier, 'results')
        results.any { Map<String, Object> heard ->
            heard.assessment == 'entretien' && heard.competency == null && results.findAll { Map<String, Object> read ->
                String of = read.block ?: ((String) read.competency)?.substring(0, 2)
                read.assessment == 'dpp' && (of == null || heard.block == null || of == heard.block)
            }.collect { Map<String, Object> read -> read.on }.toUnique().size() > 1
        }
    }

    private static boolean lostCcp(Map<String, Object> read) {
        ((Map<String, String>) read.competencies)?.any { String c, String s -> c.startsWith('CC') && s == 'NOT_ACQUIRED' }
    }

    private static String apart(Object read, Object found) {
        if (read instanceof Set) return "reading only ${read - (Set) found}, engine only ${(Set) found - read}"
        if (read instanceof Map) {
            Map there = (Map) found
            return read.findAll { Object k, Object v -> there[k] != v }.collect { Object k, Object v -> "$k reading $v engine ${there[k]}" }
        }
        "reading $read, engine $found"
    }

    private static List<String> errors(Map<String, Object> read, Map<String, Object> found) {
        if (read.errors == null || found.errors == null) return ["errors: reading ${read.errors}, engine ${found.errors}".toString()]
        Set<String> here = (Set<String>) read.errors, there = (Set<String>) found.errors
        Set<String> named = here.findAll { String code -> !code.startsWith('?') }
        // A line with a number beyond reason is refused before it is held against its scheme.
        boolean same = there == (['out-of-range'] as Set) ? named.contains('out-of-range')
            : named.size() == here.size() ? named == there : there.containsAll(named)
        same ? [] as List<String> : ["error codes: reading $here, engine $there".toString()]
    }

    // The engine's line in the words of the reading

    private static List<Map<String, Object>> list(Map<String, Object> of, String field) { (List<Map<String, Object>>) (of[field] ?: []) }

    private static Map<String, Object> shaped(Map<String, Object> line, Map<String, Object> dossier) {
        if (line.errors != null) {
            return [errors: new TreeSet<String>(list(line, 'errors').collect { Map<String, Object> e -> (String) e.code })] as Map<String, Object>
        }
        Map<String, String> blocks = [:], competencies = [:]
        for (Map<String, Object> b : list(line, 'blocks')) {
            blocks[(String) b.block] = (String) b.status
            for (Map<String, Object> c : list(b, 'competencies')) competencies[(String) c.competency] = (String) c.status
        }
        Set<String> noted = new TreeSet<>(), actions = new TreeSet<>()
        for (Map<String, Object> f : list(line, 'findings')) {
            if (f.verdict == 'NOTED' && SETTLED.contains(f.rule)) noted << remark(f, dossier)
        }
        for (Map<String, Object> a : list(line, 'nextActions')) actions << action(a, (String) dossier.asOf)
        [outcome: line.outcome, claim: line.claim, blocks: blocks, competencies: competencies, noted: noted, actions: actions] as Map<String, Object>
    }

    private static String remark(Map<String, Object> finding, Map<String, Object> dossier) {
        if (finding.rule == 'holding-of-another-version') return finding.rule
        String subject = finding.subject.toString().replaceFirst('/.*', '')
        boolean known = subject == 'admissibility' || list(dossier, 'results').any { Map<String, Object> r -> r.assessment == subject } ||
            list(dossier, 'deliverables').any { Map<String, Object> d -> d.deliverable == subject } ||
            list(dossier, 'modules').any { Map<String, Object> m -> m.module == subject }
        (String) finding.rule + ' ' + (known ? subject : 'holding')
    }

    private static String action(Map<String, Object> a, String asOf) {
        String what
        switch (a.action) {
            case 'PRESENT_BLOCK': what = a.block; break
            case 'OBTAIN_TITLE': what = DocumentCcs.TITLE; break
            case 'OBTAIN_ADMISSIBILITY': what = 'admissibility'; break
            case 'GAIN_EXPERIENCE': what = 'experience'; break
            case 'COMPLETE_PLACEMENT': what = 'placement'; break
            default: what = thing(a)
        }
        boolean later = a.session == 'later'
        String dates = ''
        if (DATED.contains(a.action) || (later && a.action == 'FINAL_INTERVIEW')) {
            if (a.from != null && (String) a.from > asOf) dates += ' from ' + a.from
            if (a.until != null) dates += ' until ' + a.until
        }
        (String) a.action + ' ' + what + (later ? ' later' : '') + dates
    }

    private static String thing(Map<String, Object> a) {
        String other = a.fact ?: a.deliverable ?: a.module
        if (other != null || a.assessment == null) return other
        String assessment = (String) a.assessment
        boolean byCompetency = assessment in ['dpp', 'entretien', 'mise-en-situation'] || Document001.PAPERS[assessment]?.competencies != null
        Facts.named(assessment, byCompetency ? (List<String>) a.competencies : null)
    }

    // Smaller

    /** As few facts as can be on which the two still disagree, about nothing else than before. */
    Map<String, Object> smallest(Map<String, Object> dossier) {
        Set<String> about = kinds(dossier)
        Map<String, Object> now = dossier, less = dossier
        while (less != null) {
            now = less
            less = lesser(now).find { Map<String, Object> d ->
                Set<String> still = kinds(d)
                !still.isEmpty() && about.containsAll(still)
            }
        }
        now
    }

    private Set<String> kinds(Map<String, Object> dossier) {
        differences(dossier).collect { String line -> kindOf([line]) } as Set<String>
    }

    private static List<Map<String, Object>> lesser(Map<String, Object> d) {
        List<Map<String, Object>> all = []
        for (String field : d.keySet() - ['dossier', 'scheme', 'route', 'asOf', 'origin']) {
            all << d.findAll { String k, Object v -> k != field }
            Object value = d[field]
            if (value instanceof List && value.size() > 1) {
                for (int i : 0..<value.size()) {
                    List rest = new ArrayList(value)
                    rest.remove(i)
                    all << (d + ([(field): rest] as Map<String, Object>))
                }
            }
        }
        all
    }

    /** The smallest dossier of each kind of disagreement, the most frequent kind first. */
    List<String> kinds(List<Map<String, Object>> disagreed) {
        Map<String, List<Map<String, Object>>> kinds = disagreed.collect { Map<String, Object> d -> smallest(d) }
            .groupBy { Map<String, Object> d -> (String) d.scheme + ' ' + kindOf(differences(d)) }
        kinds.values().toSorted { List<Map<String, Object>> all -> -all.size() }.collect { List<Map<String, Object>> all ->
            Map<String, Object> first = all.min { Map<String, Object> d -> JsonOutput.toJson(d).length() }
            "${all.size()} dossiers like\n${JsonOutput.toJson(first)}\n  ${differences(first).join('\n  ')}".toString()
        }
    }

    /** Which parts differ, and in which words, whatever they are about. */
    private static String kindOf(List<String> differences) {
        differences.collect { String line ->
            line.replaceAll(/([A-Z_]{3,}|[a-z]+(-[a-z]+)+) [^,\]]*/, '$1').replaceAll(/(C|B|CCP|CCS-C)\d+(-C\d+)?/, '*')
        }.toString()
    }

    /** Both answers to one dossier. */
    String told(Map<String, Object> dossier) {
        JsonOutput.toJson(dossier) + '\n  ' + differences(dossier).join('\n  ') + '\n  reading: ' + reading(dossier) +
            '\n  engine: ' + engine.apply(JsonOutput.toJson(dossier))
    }
}
