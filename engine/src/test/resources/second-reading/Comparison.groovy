// Holds an answer of the engine against the second reading, and makes the dossier on which they differ as small as it can.
package reading

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.util.function.UnaryOperator

class Comparison {

    /** Findings that the design names; what else is remarked is the engine's own. */
    static final Set<String> SETTLED = ['holding-of-another-version', 'after-jury', 'final-interview-too-early', 'interview-before-reading',
        'reading-before-deliverable', 'situation-before-admissibility', 'resit-outside-window', 'modules-after-deliverable'] as Set
    static final Set<String> DATED = ['RESIT', 'COMPLETE_PLACEMENT', 'PRESENT_BLOCK'] as Set

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
        Map<String, Object> found = shaped(json.parseText(engine.apply(JsonOutput.toJson(dossier))), dossier)
        if (read.errors != null || found.errors != null) return errors(read, found)
        ['outcome', 'claim', 'blocks', 'competencies', 'noted', 'actions'].findAll { read[it] != found[it] }.collect { String part ->
            part + ': ' + apart(read[part], found[part])
        }
    }

    private static String apart(Object read, Object found) {
        if (read instanceof Set) return "reading only ${read - found}, engine only ${found - read}"
        if (read instanceof Map) return read.findAll { k, v -> found[k] != v }.collect { k, v -> "$k reading $v engine ${found[k]}" }.toString()
        "reading $read, engine $found"
    }

    private static List<String> errors(Map read, Map found) {
        if (read.errors == null || found.errors == null) return ["errors: reading ${read.errors}, engine ${found.errors}".toString()]
        Set<String> named = read.errors.findAll { !it.startsWith('?') }
        boolean same = named.size() == read.errors.size() ? named == found.errors : found.errors.containsAll(named)
        same ? [] : ["error codes: reading ${read.errors}, engine ${found.errors}".toString()]
    }

    /** The engine's line in the words of the reading. */
    private static Map<String, Object> shaped(Object line, Map dossier) {
        if (line.errors != null) return [errors: line.errors.collect { it.code } as TreeSet]
        Map<String, String> blocks = [:], competencies = [:]
        line.blocks.each { b ->
            blocks[b.block] = b.status
            b.competencies?.each { c -> competencies[c.competency] = c.status }
        }
        [outcome: line.outcome, claim: line.claim, blocks: blocks, competencies: competencies,
         noted: line.findings.findAll { it.verdict == 'NOTED' && it.rule in SETTLED }.collect { noted(it, dossier) } as TreeSet,
         actions: line.nextActions.collect { action(it, dossier.asOf) } as TreeSet]
    }

    private static String noted(Object finding, Map dossier) {
        if (finding.rule == 'holding-of-another-version') return finding.rule
        String subject = finding.subject.toString().replaceFirst('/.*', '')
        boolean known = dossier.results.any { it.assessment == subject } || dossier.deliverables.any { it.deliverable == subject } ||
            dossier.modules.any { it.module == subject } || subject == 'admissibility'
        finding.rule + ' ' + (known ? subject : 'holding')
    }

    private static String action(Object a, String asOf) {
        String what = a.fact ?: a.deliverable ?: a.module
        if (what == null && a.assessment != null) {
            boolean byCompetency = Comparison.byCompetency(a.assessment)
            what = Facts.named(a.assessment, byCompetency ? a.competencies : null)
        }
        switch (a.action) {
            case 'PRESENT_BLOCK': what = a.block; break
            case 'OBTAIN_TITLE': what = DocumentCcs.TITLE; break
            case 'OBTAIN_ADMISSIBILITY': what = 'admissibility'; break
            case 'GAIN_EXPERIENCE': what = 'experience'; break
            case 'COMPLETE_PLACEMENT': what = 'placement'; break
        }
        boolean later = a.session == 'later'
        String dates = ''
        if (a.action in DATED || (later && a.action == 'FINAL_INTERVIEW')) {
            if (a.from != null && a.from > asOf) dates += ' from ' + a.from
            if (a.until != null) dates += ' until ' + a.until
        }
        a.action + ' ' + what + (later ? ' later' : '') + dates
    }

    private static boolean byCompetency(String assessment) {
        assessment in ['dpp', 'entretien', 'mise-en-situation'] || Document001.PAPERS[assessment]?.competencies != null
    }

    // Smaller

    /** As few facts as can be on which the two still disagree, about whatever. */
    Map<String, Object> smallest(Map<String, Object> dossier) {
        Map<String, Object> now = dossier, less = dossier
        while (less != null) {
            now = less
            less = lesser(now).find { differences(it) }
        }
        now
    }

    private static List<Map<String, Object>> lesser(Map<String, Object> d) {
        List<Map<String, Object>> all = []
        for (String field : d.keySet() - ['dossier', 'scheme', 'route', 'asOf', 'origin']) {
            all << d.findAll { k, v -> k != field }
            if (d[field] instanceof List && d[field].size() > 1) {
                d[field].indices.each { int i ->
                    List rest = new ArrayList(d[field])
                    rest.remove(i)
                    all << (d + [(field): rest])
                }
            }
        }
        all
    }

    /** The smallest dossier of each kind of disagreement, the most frequent kind first. */
    List<String> kinds(List<Map<String, Object>> disagreed) {
        Map<String, List<Map<String, Object>>> kinds = disagreed.collect { smallest(it) }.groupBy { it.scheme + ' ' + kindOf(differences(it)) }
        kinds.values().sort { -it.size() }.collect { all ->
            Map<String, Object> first = all.min { JsonOutput.toJson(it).size() }
            "${all.size()} dossiers like\n${JsonOutput.toJson(first)}\n  ${differences(first).join('\n  ')}".toString()
        }
    }

    /** Which parts differ, and in which words, whatever they are about. */
    private static String kindOf(List<String> differences) {
        differences.collect { it.replaceAll(/([A-Z_]{3,}|[a-z]+(-[a-z]+)+) [^,\]]*/, '$1').replaceAll(/(C|B|CCP|CCS-C)\d+(-C\d+)?/, '*') }.toString()
    }

    /** Both answers to one dossier. */
    String told(Map<String, Object> dossier) {
        JsonOutput.toJson(dossier) + '\n  ' + differences(dossier).join('\n  ') + '\n  reading: ' + reading(dossier) +
            '\n  engine: ' + engine.apply(JsonOutput.toJson(dossier))
    }
}
