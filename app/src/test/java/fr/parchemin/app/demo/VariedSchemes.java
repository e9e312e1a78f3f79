package fr.parchemin.app.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/** Twenty small schemes that a checker passes, each with something that the shipped ones have not. */
final class VariedSchemes {

    private static final String HEAD = """
            scheme: %s
            version: "%s"
            kind: %s
            title: %s
            """;
    private static final String TAIL = """
            award: {when: %s, by: Jury}
            jury: {title: Jury, members: %d}
            documents: [{document: parchment, title: Parchemin}]
            """;
    private static final String GRADES = "scales: {avis: {grades: {non: Non, oui: Oui}, passing: oui}}\n";
    private static final String ONE_BLOCK = """
            blocks:
              B1:
                title: Un
                assessments: {oral: {kind: oral, title: Oral, scale: avis, by: [jury]}}
                validated-when: {passed: oral}
            """;
    private static final String ROUTE = "routes: {training: {title: Formation}}\n";
    private static final String PASSED = "results: [{assessment: B1.oral, attempt: 1, on: 2026-05-02, grade: oui}]";
    private static final String FAILED = "results: [{assessment: B1.oral, attempt: 1, on: 2026-05-02, grade: non}]";

    private final Map<String, String> files = new LinkedHashMap<>();

    private VariedSchemes() {}

    /** Their texts, by the names of their files. */
    static Map<String, String> all() {
        var schemes = new VariedSchemes();
        schemes.ofExamples();
        schemes.ofNames();
        schemes.ofRoutes();
        schemes.ofEvidence();
        schemes.ofRules();
        return schemes.files;
    }

    private void add(String id, String body, String award, String examples) {
        files.put(
                id + ".yaml",
                HEAD.formatted(id, "1", "certification", "Essai " + id) + body + TAIL.formatted(award, 2) + examples);
    }

    private static String example(String name, String dossier, String expectation) {
        return """
              - name: %s
                dossier: {route: training, asOf: 2026-05-20, juryDate: 2026-05-20, %s}
                expect: {%s}
            """.formatted(name, dossier, expectation);
    }

    private static String examples(String... all) {
        return "examples:\n" + String.join("", all);
    }

    private void ofExamples() {
        var won = example("Passed", PASSED, "outcome: AWARD");
        var lost = example("Failed", FAILED, "outcome: REFUSAL");
        add(
                "tous-decides",
                GRADES + ONE_BLOCK + ROUTE,
                "every-block",
                examples(won, lost, won.replace("Passed", "Again")));
        add("tous-refuses", GRADES + ONE_BLOCK + ROUTE, "every-block", examples(lost));
        add("sans-exemple", GRADES + ONE_BLOCK + ROUTE, "every-block", "");
        add(
                "erreurs-seules",
                GRADES + ONE_BLOCK + ROUTE,
                "every-block",
                examples(example("Wrong", "attendance: 7", "errors: [out-of-range]")));
        add(
                "sans-jury-fixe",
                GRADES + ONE_BLOCK + ROUTE,
                "every-block",
                examples(won.replace(" juryDate: 2026-05-20,", ""), lost.replace(" juryDate: 2026-05-20,", "")));
        add(
                "dans-longtemps",
                GRADES + ONE_BLOCK + ROUTE,
                "every-block",
                examples(won.replace("2026-05", "2031-05"), lost.replace("2026-05", "2031-05")));
        add("il-y-a-longtemps", GRADES + ONE_BLOCK + ROUTE, "every-block", examples(won.replace("2026-05", "1998-05")));
        add(
                "rien-encore",
                GRADES + ONE_BLOCK + ROUTE,
                "every-block",
                examples(example("Nothing", "results: []", "outcome: IN_PROGRESS")));
    }

    private void ofNames() {
        files.put(
                "x.yaml",
                HEAD.formatted("x", "2026 / bis « é »", "title", "{fr: L’essai d’un titre, en: A title}")
                        + GRADES
                        + """
                        blocks:
                          "9_-Z":
                            title: {fr: Un, en: One}
                            register-code: Z
                            competencies: {"C.1-a_B": Une, "2": Deux}
                            assessments: {a: {kind: project, title: Projet, scale: avis, by: [tutor, jury], covers: every-competency}}
                        """
                        + "routes: {r: {title: Voie, origin: apprentissage}}\n"
                        + TAIL.formatted("every-block", 9)
                        + """
                        examples:
                          - name: "Grâce à l’apprentissage : tout, « vraiment »"
                            dossier:
                              route: r
                              asOf: 2026-05-20
                              results:
                                - {assessment: 9_-Z.a, attempt: 1, on: 2026-05-02, competency: C.1-a_B, grade: oui}
                                - {assessment: 9_-Z.a, attempt: 1, on: 2026-05-02, competency: "2", grade: oui}
                            expect: {outcome: AWARD}
                        """);
        var id = "tres-" + "long-".repeat(18) + "nom";
        files.put(
                "long.yaml",
                HEAD.formatted(
                                id,
                                "v".repeat(60),
                                "specialisation",
                                "Mot ".repeat(60).strip())
                        + GRADES
                        + ONE_BLOCK
                        + ROUTE
                        + TAIL.formatted("every-block", 1)
                        + examples(example("Passed", PASSED, "outcome: AWARD")));
    }

    private void ofRoutes() {
        add(
                "voies",
                GRADES + ONE_BLOCK + """
                        deliverables:
                          livre: {title: Livre, asked-of: [alternance], pages: {at-most: 3}}
                          note: {title: Note, asked-of: [vae, training], holds-back: false}
                        routes:
                          training: {title: Formation, origin: alternance}
                          autre: {title: Autre, origin: vae, requires: [admitted]}
                          libre: {title: Libre}
                          formation: {title: Continue, origin: training, requires: [{experience-months-at-least: 3}]}
                        """,
                "{all: [every-block, {received: livre}]}",
                examples(
                        example("Waits for the book", PASSED, "outcome: IN_PROGRESS"),
                        example("Free", PASSED, "outcome: AWARD")
                                .replace("route: training", "route: libre, origin: vae"),
                        example("Not admitted yet", PASSED, "outcome: IN_PROGRESS")
                                .replace("route: training", "route: autre")));
        add(
                "conditions",
                GRADES + ONE_BLOCK + """
                        modules: {m1: {title: Premier}, m2: {title: Second, outside-blocks: true}}
                        requires: [{held-title: ailleurs}, {completed-in-order: [m1]}]
                        routes: {training: {title: Formation, remarks: [{experience-months-at-least: 12}]}}
                        """,
                "{all: [every-block, {attendance-at-least: 0.5}, {placement-days-at-least: 3}]}",
                examples(example("Without the title", PASSED, "outcome: INELIGIBLE")));
    }

    private void ofEvidence() {
        add(
                "notes",
                """
                scales: {note: {score: true, passing: 0.4}}
                resits: {on: [failed, absent-justified], attempts: 2, lost-by: absent-unjustified}
                formats: {rattrapage-oral: Oral de rattrapage}
                blocks:
                  B1:
                    title: Un
                    assessments:
                      ecrit: {kind: written, title: Écrit, scale: note, by: [jury], markers: 3, resit: {as: rattrapage-oral, before: jury}}
                      essai: {kind: immersion, title: Essai, scale: note, by: [trainer], formative: true}
                      qcm: {kind: quiz, title: Questionnaire, scale: note, by: [automatic], resit: {as: quiz}}
                    validated-when: {any: [{score-at-least: {assessment: ecrit, score: 0.6}}, {passed: qcm}]}
                """ + ROUTE,
                "every-block",
                examples(
                        example(
                                "Better than the scale",
                                "results: [{assessment: B1.ecrit, attempt: 1, on: 2026-05-02, score: 0.7}]",
                                "outcome: AWARD"),
                        example(
                                "The quiz is enough",
                                "results: [{assessment: B1.qcm, attempt: 1, on: 2026-05-02, score: 0.4}]",
                                "outcome: AWARD")));
        add(
                "lectures",
                GRADES + """
                        deliverables: {dossier: {title: Dossier, situations-at-least: 2}}
                        assessments:
                          lecture: {kind: portfolio, title: Lecture, scale: avis, by: [jury], covers: every-competency, reads: dossier}
                          entretien: {kind: interview, title: Entretien, scale: avis, by: [jury], covers: every-competency, completes: lecture}
                          final: {kind: final-interview, title: Final, scale: avis, by: [jury], at-last-block: true, graded: once}
                        blocks:
                          A: {title: A, competencies: {C1: Une}}
                          B: {title: B, competencies: {C2: Deux, C3: Trois}}
                        """ + ROUTE,
                "{all: [every-block, {passed: final}]}",
                examples(example("Nothing", "results: []", "outcome: IN_PROGRESS")));
        add(
                "par-bloc",
                GRADES + """
                        assessments: {situation: {kind: situation, title: Situation, scale: avis, by: [expert], graded: by-block, summons-days: 30}}
                        blocks:
                          A: {title: A, validated-when: {passed: situation}}
                          B: {title: B, validated-when: {passed: situation}}
                        later-sessions: {blocks: granted}
                        """ + ROUTE,
                "every-block",
                examples(example(
                        "One of two",
                        "results: [{assessment: situation, attempt: 1, on: 2026-05-02, block: A, grade: oui},"
                                + " {assessment: situation, attempt: 1, on: 2026-05-02, block: B, grade: non}]",
                        "outcome: PARTIAL")));
    }

    private void ofRules() {
        var three = """
                blocks:
                  B1:
                    title: Un
                    assessments:
                      oral: {kind: oral, title: Oral, scale: avis, by: [jury]}
                      ecrit: {kind: written, title: Écrit, scale: avis, by: [commission]}
                    validated-when: {at-least: {count: 1, of: [{passed: oral}, {passed: ecrit}]}}
                  B2:
                    title: Deux
                    assessments: {projet: {kind: project, title: Projet, scale: avis, by: [jury]}}
                    validated-when: {all: [{validated: B1}, {passed: projet}]}
                """;
        add(
                "un-sur-deux",
                GRADES + three + ROUTE,
                "{validated: B1}",
                examples(example("Passed", PASSED, "outcome: AWARD")));
        add(
                "l-un-ou-l-autre",
                GRADES + three + ROUTE,
                "{any: [{validated: B2}, {validated: B1}]}",
                examples(
                        example("Passed", PASSED, "outcome: AWARD"),
                        example(
                                "Only the first is presented",
                                "presentedBlocks: [B1], results: []",
                                "outcome: IN_PROGRESS")));
        add(
                "acquises",
                GRADES + """
                        blocks:
                          B1:
                            title: Un
                            competencies: {C1: Une, C2: {title: Deux, acquired-when: {acquired: C1}}}
                            assessments: {oral: {kind: oral, title: Oral, scale: avis, by: [jury], covers: [C1], graded: once}}
                            criteria: [{title: Clarté, competencies: [C1], observed: [Il parle]}]
                        """ + ROUTE,
                "every-block",
                examples(example("Passed", PASSED, "outcome: AWARD"), example("Failed", FAILED, "outcome: REFUSAL")));
        add(
                "fini",
                GRADES + """
                        validity: {from: 2020-01-01, until: 2024-12-31, registered-until: 2024-12-31, end: closure, grace: {for: block-holders, until: 2025-12-31}}
                        correspondences: [{scheme: ancien, blocks: [X], gives: [B1]}]
                        """ + ONE_BLOCK + ROUTE,
                "every-block",
                examples(example("Passed", PASSED.replace("2026", "2024"), "outcome: AWARD")
                        .replace("2026", "2024")));
        files.put(
                "grand-jury.yaml",
                HEAD.formatted("grand-jury", "1", "cqp", "Grand jury")
                        + GRADES
                        + ONE_BLOCK
                        + ROUTE
                        + TAIL.formatted("every-block", 40)
                        + examples(
                                example("Passed", PASSED, "outcome: AWARD"),
                                example("Failed", FAILED, "outcome: REFUSAL")));
    }
}
