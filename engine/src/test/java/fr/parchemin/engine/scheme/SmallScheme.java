package fr.parchemin.engine.scheme;

/** A scheme with little of everything, for tests to alter. */
final class SmallScheme {

    private SmallScheme() {}

    static String text() {
        return """
                scheme: small
                version: "1"
                kind: cqp
                title: Petit
                scales:
                  avis: {grades: {mauvais: Mauvais, bon: Bon}, passing: bon}
                  points: {score: true, passing: 0.6}
                blocks:
                  B1:
                    title: Bloc
                    competencies:
                      C1: Savoir
                      C2: Faire
                    assessments:
                      oral: {kind: oral, title: Oral, scale: avis, by: [jury], covers: [C1, C2]}
                      quiz: {kind: quiz, title: Quiz, scale: points, by: [automatic], covers: [C2]}
                routes:
                  training: {title: Formation}
                award: {when: every-block, by: Jury}
                jury: {title: Jury, members: 2}
                documents: [{document: parchment, title: Parchemin}]
                """;
    }

    /** The scheme with one piece of its text, which must stand there, replaced. */
    static String with(String piece, String replacement) {
        if (!text().contains(piece)) {
            throw new IllegalArgumentException("not in the small scheme: " + piece);
        }
        return text().replace(piece, replacement);
    }
}
