// Dossiers drawn at random over the five schemes, rich in edges: the same seed gives the same dossiers.
package reading

import groovy.transform.CompileStatic
import java.time.LocalDate

@CompileStatic
class RandomDossiers {

    static final List<String> SCHEMES = ['certification-jnac', 'cqp-charge-clientele-pro', 'cqp-manager-operationnel',
        'tp-conseiller-relation-client-distance', 'ccs-exemple']

    private final Random random
    /** How likely a dossier is to have what most have not. */
    private double odd
    private Map<String, Object> d
    private String asOf
    private List<Map> results, deliverables, modules, holdings

    RandomDossiers(long seed) { random = new Random(seed) }

    List<Map<String, Object>> many(int count) { (0..<count).collect { int number -> next(number) } }

    Map<String, Object> next(int number) {
        String scheme = SCHEMES[number % SCHEMES.size()]
        odd = oneOf(0.02d, 0.08d, 0.25d)
        d = [dossier: 'd' + number, scheme: scheme] as Map<String, Object>
        results = []
        deliverables = []
        modules = []
        holdings = []
        switch (scheme) {
            case 'certification-jnac': jnac(); break
            case 'cqp-charge-clientele-pro': charge(); break
            case 'cqp-manager-operationnel': manager(); break
            case 'tp-conseiller-relation-client-distance': title(); break
            default: ccs()
        }
        if (chance(0.02)) spoil()
        d.asOf = asOf
        ([results: results, deliverables: deliverables, modules: modules, holdings: holdings] as Map<String, List<Map>>).each { String name, List<Map> list ->
            if (name != 'results') list.unique()
            Collections.shuffle(list, random)
            if (list || chance(0.2)) d[name] = list
        }
        d
    }

    // Chance

    private boolean chance(double p) { random.nextDouble() < p }

    private <T> T oneOf(T... values) { values[random.nextInt(values.length)] }

    private <T> T of(List<T> values) { values[random.nextInt(values.size())] }

    private String plus(String day, int days) { LocalDate.parse(day).plusDays(days).toString() }

    /** A day between two others, often one of the days on which something turns. */
    private String day(String from, String until, List<String> edges = []) {
        if (from >= until) return until
        List<String> near = edges.findAll { it >= from && it <= until }
        if (near && chance(0.4)) return of(near)
        int span = (int) (LocalDate.parse(until).toEpochDay() - LocalDate.parse(from).toEpochDay())
        plus(from, random.nextInt(span + 1))
    }

    private String jury(String asOf, List<String> edges) {
        if (chance(0.3)) return null
        if (chance(0.2)) return asOf
        if (chance(0.4)) return of(edges)
        plus(asOf, random.nextInt(90) - 40)
    }

    private List<String> someOf(List<String> all) { all.findAll { chance(0.5) } }

    private void presented(List<String> all) {
        if (chance(0.65)) return
        List<String> some = someOf(all)
        if (some || chance(0.2)) d.presentedBlocks = some
    }

    // Attempts at one thing

    /** Marks of one to three attempts, whose days mostly go up. */
    private List<Map> attempts(Map what, Closure<Map> mark, List<String> edges = [], double sat = 0.9, double again = 0.3) {
        if (!chance(sat)) return []
        List<Map> all = []
        String from = plus(asOf, -100)
        int number = chance(odd * 0.2) ? 2 : 1
        while (true) {
            String on = day(from, asOf, edges)
            all << (what + [attempt: number, on: on] + mark())
            if (all.size() == 3 || !chance(again)) return all
            number += chance(odd * 0.2) ? 2 : 1
            from = chance(odd * 0.1) ? plus(on, -20) : on
        }
    }

    private Map graded(List<String> good, List<String> bad, double passes) {
        if (chance(odd * 0.5)) return [absence: 'unjustified']
        if (chance(odd * 0.8)) return [absence: 'justified']
        if (chance(odd * 0.5)) return [awaited: true]
        [grade: chance(passes) ? of(good) : of(bad)]
    }

    private Map scored(double passes) {
        Map other = graded(['x'], ['x'], passes)
        if (other.grade == null) return other
        [score: chance(passes) ? oneOf(0.6, 0.60, 0.61, 0.8, 1) : oneOf(0, 0.1, 0.59, 0.5999, 0.4)]
    }

    private void held(List<String> blocks, List<String> versions, List<String> edges) {
        for (String b : blocks) {
            if (!chance(0.12)) continue
            Map h = [certificate: 'block', scheme: d.scheme, block: b, awardedOn: day(plus(asOf, -400), asOf, edges)]
            if (chance(0.3)) h.version = of(versions)
            holdings << h
        }
        if (chance(0.05)) holdings << [certificate: 'block', scheme: d.scheme, version: '1999', block: 'CCP9', awardedOn: '2001-01-01']
        if (chance(0.04)) holdings << [certificate: 'block', scheme: of(SCHEMES - d.scheme), block: 'B2', awardedOn: '2025-01-01']
        if (chance(0.04)) for (String b : blocks.toSet()) holdings << [certificate: 'block', scheme: d.scheme, block: b, awardedOn: day(plus(asOf, -400), asOf, edges)]
    }

    // 000

    private void jnac() {
        List<String> edges = ['2026-06-28', '2026-06-29', '2026-06-30', '2026-07-01', '2026-07-02', '2026-07-09', '2026-07-10', '2026-07-11']
        d.route = 'training'
        asOf = chance(0.03) ? oneOf('2025-08-31', '2025-09-01', '2024-06-20') : chance(0.15) ? day('2025-09-01', '2028-03-01') : day('2026-05-01', '2026-07-20', edges)
        String jury = jury(asOf, ['2026-07-10', '2026-07-10', '2026-06-30', '2026-07-01', '2026-07-02', '2026-12-10', '2027-07-09'])
        if (jury) d.juryDate = jury
        if (chance(0.9)) d.attendance = oneOf(0.85, 0.85, 0.849, 0.8499, 0.9, 0.95, 1, 1, 0, 0.850)
        if (chance(0.9)) d.placementDays = oneOf(60, 60, 59, 59.5, 64, 80, 0, 60.0)
        if (chance(0.1)) d.session = '2026'
        if (chance(0.15)) d.windows = ['etudes-de-cas': window(asOf)]
        if (chance(odd)) d.enrolledOn = day('2025-06-01', asOf)
        presented(['B1', 'B2', 'B3', 'B4'])
        held(['B1', 'B2', 'B3', 'B4'], ['2026', '2026', '2019'], ['2025-08-31', '2025-09-01'] + edges)
        double passes = oneOf(0.6d, 0.9d)
        (Document000.ASKED.values().flatten() as List<String>).each { String a ->
            results.addAll(attempts([assessment: a], { graded(['acquis', 'maitrise'], ['non-acquis', 'en-cours-acquisition'], passes) }, edges, 1 - odd, 0.35))
        }
        for (String b : ['B1', 'B3', 'B4']) {
            if (chance(odd)) results.addAll(attempts([assessment: b + '.journee-immersive'], { graded(['acquis'], ['non-acquis'], 0.5) }))
        }
        for (String b : ['B1', 'B2', 'B3', 'B4']) {
            if (chance(0.2)) deliverables << [deliverable: b + '.rapport', receivedOn: day(plus(asOf, -30), asOf, edges), pages: oneOf(4, 5, 7, 8)]
        }
        if (chance(0.1)) modules << ([module: 'hors-blocs', completedOn: day(plus(asOf, -60), asOf), acquired: chance(0.5)] as Map)
    }

    private Map window(String asOf) {
        String from = plus(asOf, random.nextInt(60) - 30)
        Map w = [from: from, until: plus(from, random.nextInt(10))]
        w
    }

    // 001

    private void charge() {
        List<String> edges = ['2028-09-19', '2028-09-20', '2028-09-21']
        d.route = 'training'
        asOf = chance(0.3) ? day('2028-08-20', '2028-10-10', edges) : day('2024-01-01', '2028-12-31')
        String jury = jury(asOf, edges + [plus(asOf, 20), plus(asOf, -5)])
        if (jury) d.juryDate = jury
        presented(['B1', 'B2', 'B3', 'B4'])
        held(['B1', 'B2', 'B3', 'B4'], ['2023', '2023', '2018'], edges)
        double passes = oneOf(0.9d, 0.99d, 1d)
        double sat = oneOf(1 - odd, 1d)
        Document001.COVERS.each { String name, List<String> covers ->
            Map what = [assessment: name]
            if (chance(odd)) what.block = name.substring(0, 2)
            if (name.contains('quiz')) results.addAll(attempts(what, { scored(passes) }, edges, sat, odd))
            else if (chance(0.5)) results.addAll(attempts(what, { graded(['acquis'], ['non-acquis'], passes) }, edges, sat, odd))
            else for (String c : covers) {
                results.addAll(attempts(what + [competency: c], { graded(['acquis'], ['non-acquis'], passes) }, edges, sat, odd))
            }
        }
        for (String b : ['B2', 'B3']) {
            if (chance(0.85)) deliverables << [deliverable: b + '.rapport-activite', receivedOn: day(plus(asOf, -60), asOf, edges)]
        }
    }

    // 002

    private void manager() {
        d.route = oneOf('training', 'training', 'vae')
        asOf = day('2023-01-01', '2027-01-01')
        String jury = jury(asOf, [plus(asOf, 20), plus(asOf, -5), plus(asOf, 1)])
        if (jury) d.juryDate = jury
        presented(['B1', 'B2', 'B3', 'B4'])
        held(['B1', 'B2', 'B3', 'B4'], ['1', '1', '2012'], [])
        String earlier = plus(asOf, -200)
        if (chance(0.75)) {
            String first = day(earlier, plus(asOf, -70))
            modules << [module: 'analyser-formaliser-pratique', completedOn: first]
            modules << [module: 'se-preparer-epreuves', completedOn: chance(0.1) ? first : day(first, plus(asOf, -60))]
        } else {
            for (String m : ['analyser-formaliser-pratique', 'se-preparer-epreuves', 'se-preparer-epreuves']) {
                if (chance(0.6)) modules << (chance(0.1) ? [module: m] : [module: m, completedOn: day(earlier, asOf)])
            }
        }
        double passes = oneOf(0.4d, 0.7d, 0.95d)
        Map came = [:]
        Document002.PROGRAM.each { String b, List<String> cs ->
            if (chance(1 - odd)) {
                Map doc = [deliverable: b + '.dpp', receivedOn: day(plus(asOf, chance(odd) ? -20 : -110), plus(asOf, chance(odd) ? 0 : -80))]
                if (chance(0.9)) doc.situations = oneOf(0, 1, 1, 1, 1, 1, 2)
                deliverables << doc
            }
            marks('dpp', b, cs, [], 1 - odd, odd * 0.5) { Map m = graded(['acquis'], ['non-acquis'], passes); m.absence ? [awaited: true] : m }
            marks('entretien', b, cs, [], 0.6, odd) { graded(['acquis'], ['non-acquis'], passes) }
        }
    }

    /** On a whole block, or competency by competency, of which some may be missing. */
    private void marks(String name, String block, List<String> competencies, List<String> edges, double sat, double again, Closure<Map> mark) {
        Map what = [assessment: name]
        if (chance(0.6)) results.addAll(attempts(what + [block: block], mark, edges, sat, again))
        else for (String c : competencies) {
            Map where = chance(0.5) ? [block: block, competency: c] : [competency: c]
            results.addAll(attempts(what + where, mark, edges, sat, again))
        }
    }

    // 004

    private void title() {
        List<String> edges = ['2026-07-05', '2026-07-06', '2026-07-07', '2027-07-05', '2027-07-06', '2027-07-07']
        d.route = oneOf('training', 'vae', 'modular')
        if (d.route == 'modular') d.origin = oneOf('training', 'vae')
        else if (chance(0.1)) d.origin = d.route
        else if (chance(0.01)) d.origin = oneOf('training', 'vae')
        asOf = chance(0.4) ? day('2026-06-10', '2026-08-10', edges) : chance(0.3) ? day('2027-06-20', '2027-07-20', edges) : day('2024-01-01', '2027-12-31', edges)
        String jury = jury(asOf, edges + [plus(asOf, 20), plus(asOf, -5)])
        if (jury) d.juryDate = jury
        presented(['CCP1', 'CCP2'])
        held(['CCP1', 'CCP2', 'CCP1', 'CCP2'], ['2021', '2021', '2016'], edges)
        if (d.route == 'vae' ? chance(0.85) : chance(0.03)) {
            d.admissibility = [outcome: chance(0.92) ? 'granted' : 'refused', on: day(plus(asOf, -160), chance(0.2) ? asOf : plus(asOf, -90), edges)]
        }
        if (chance(0.2)) d.experienceMonths = oneOf(0, 11, 12, 30)
        situations(['CCP1': Document004.PROGRAM.CCP1, 'CCP2': Document004.PROGRAM.CCP2], edges)
    }

    private void situations(Map<String, List<String>> program, List<String> edges) {
        double passes = oneOf(0.8d, 0.95d)
        if (chance(0.2)) results.addAll(attempts([assessment: 'mise-en-situation'], { graded(['acquis'], ['non-acquis'], passes) }, edges, 1 - odd, odd))
        else program.each { String b, List<String> cs ->
            marks('mise-en-situation', b, cs, edges, 1 - odd, odd) { graded(['acquis'], ['non-acquis'], passes) }
        }
        String from = plus(asOf, -100)
        String last = results.collect { it.on }.max()
        int number = 1
        if (chance(0.7)) {
            while (true) {
                results << ([assessment: 'entretien-final', attempt: number++, on: last && chance(1 - odd) ? day(last, asOf, edges) : day(from, asOf, edges)] +
                    graded(['favorable'], ['defavorable'], 0.8))
                if (number > 3 || !chance(odd)) break
                last = results.findAll { it.assessment == 'entretien-final' }.collect { it.on }.max()
            }
        }
        for (String name : ['dossier-professionnel', 'livret-ecf']) {
            if (chance(0.85)) deliverables << [deliverable: name, receivedOn: day(plus(asOf, -130), chance(odd) ? asOf : plus(asOf, -60), edges)]
        }
    }

    private void ccs() {
        d.route = oneOf('training', 'direct')
        if (d.route == 'training' && chance(0.1)) d.origin = chance(0.9) ? 'training' : 'vae'
        asOf = day('2024-01-01', '2027-01-01')
        String jury = jury(asOf, [plus(asOf, 20), plus(asOf, -5), plus(asOf, 1)])
        if (jury) d.juryDate = jury
        if (d.route == 'direct' ? chance(0.8) : chance(0.1)) d.experienceMonths = oneOf(0, 11, 12, 12, 30, 24, 11.5)
        if (chance(0.9)) {
            Map h = [certificate: 'title', scheme: DocumentCcs.TITLE, awardedOn: chance(0.9) ? day('2018-01-01', plus(asOf, -30)) : day(plus(asOf, -20), asOf)]
            if (chance(0.2)) h.version = oneOf('2021', '2016')
            holdings << h
        } else if (chance(0.5)) {
            holdings << [certificate: 'title', scheme: 'cqp-manager-operationnel', awardedOn: '2020-01-01']
            holdings << [certificate: 'block', scheme: DocumentCcs.TITLE, block: 'CCP1', awardedOn: '2020-01-01']
        }
        if (chance(0.02)) holdings << [certificate: 'block', scheme: 'ccs-exemple', block: 'CCS', awardedOn: '2020-01-01']
        situations(['CCS': DocumentCcs.COMPETENCIES], [])
    }

    // Contradictions

    private void spoil() {
        Map result = results ? of(results) : null
        switch (random.nextInt(14)) {
            case 0: d.attendance = oneOf(1.01, -0.1, 1000000000); break
            case 1: d.placementDays = oneOf(-1, 1000000000); break
            case 2: d.experienceMonths = oneOf(-1, 1000000000); break
            case 3: d.route = 'apprentissage'; break
            case 4: d.presentedBlocks = ['B9']; break
            case 5: result?.put('on', plus(asOf, 1)); break
            case 6: result?.put('assessment', 'B9.dictee'); break
            case 7: if (result?.grade) result.put('grade', 'excellent'); break
            case 8: if (result) results.add(new LinkedHashMap(result)); break
            case 9: result?.put('attempt', oneOf(0, -1, 1000000000)); break
            case 10: result?.put('competency', 'C99'); break
            case 11: deliverables.add([deliverable: 'roman', receivedOn: asOf] as Map); break
            case 12: if (holdings) of(holdings).put('awardedOn', plus(asOf, 1)); break
            default:
                Map interview = results.find { Map r -> r.assessment == 'entretien-final' }
                if (interview) interview.put('block', d.scheme == 'ccs-exemple' ? 'CCS' : 'CCP1')
                else if (holdings && d.scheme == 'ccs-exemple') holdings[0].put('block', 'CCP1')
        }
    }
}
