package fr.parchemin.engine.scheme;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong in a scheme file, with its place.
 *
 * @param file the name of the file, as it was given
 * @param line the line, from 1
 * @param column the column in characters, from 1
 * @param code the kind of fault, from which a sentence is made in the reader's language
 * @param path where in the scheme, such as {@code blocks.B1.assessments.quiz.resit.from}; empty for the file as a whole
 * @param found what stands there, absent where nothing does
 * @param expected what should stand there, absent where the code says it all. Where a name or word is expected: the nearest
 *     one and, in brackets, all of them
 */
public record Fault(
        String file,
        int line,
        int column,
        Code code,
        String path,
        @Nullable String found,
        @Nullable String expected) {

    /** The kinds of fault. */
    public enum Code {
        /** The bytes are not UTF-8; found is the first wrong byte and its offset. */
        NOT_UTF8,
        /** The file is larger, or repeats more through aliases, than any scheme. */
        TOO_LARGE,
        /** Values within values beyond what any scheme needs. */
        TOO_DEEP,
        /** Nothing but comments. */
        EMPTY_FILE,
        /** A second document after {@code ---}. */
        SEVERAL_DOCUMENTS,
        /** A character that a text file does not hold. */
        CONTROL_CHARACTER,
        /** A tabulation where only spaces may stand. */
        TABULATION,
        /** A quotation mark opened and never closed. */
        UNCLOSED_QUOTE,
        /** A bracket or brace opened and never closed. */
        UNCLOSED_BRACKET,
        /** A line that begins too far left or right. */
        INDENTATION,
        /** A second colon in a line: the text needs quotes, or the line is indented too far. */
        STRAY_COLON,
        /** A character that cannot begin a text without quotes. */
        NEEDS_QUOTES,
        /** Any other text that is not YAML. */
        NOT_YAML,
        /** A type written with an exclamation mark. */
        TAG,
        /** An alias of nothing. */
        UNKNOWN_ANCHOR,
        /** An alias within what it names. */
        RECURSIVE_ALIAS,
        /** A list or map in place of a key. */
        KEY_NOT_TEXT,
        /** A key written twice; expected is the line of the first. */
        DUPLICATE_KEY,

        /** A key that the format does not know here. */
        UNKNOWN_KEY,
        /** A key that must be there. */
        MISSING_KEY,
        /** Nothing where something must stand. */
        EMPTY,
        NOT_A_MAP,
        NOT_A_LIST,
        NOT_A_TEXT,
        NOT_A_NUMBER,
        /** A number with decimals where one counts. */
        NOT_WHOLE,
        /** Neither {@code true} nor {@code false}. */
        NOT_A_FLAG,
        /** Not a day of the calendar, year-month-day. */
        NOT_A_DATE,
        OUT_OF_RANGE,
        /** A word that is none of a closed list. */
        UNKNOWN_WORD,
        /** A name that is not lower-case words with hyphens. */
        BAD_NAME,
        /** An official code with other characters than letters, digits, hyphens, underscores and, but for blocks, dots. */
        BAD_CODE,
        /** Not the four digits of a year. */
        BAD_YEAR,
        /** Not 14 digits with a right key. */
        BAD_SIRET,
        /** Neither RNCP nor RS with digits. */
        BAD_REGISTER_NUMBER,

        UNKNOWN_SCALE,
        UNKNOWN_GRADE,
        UNKNOWN_EVIDENCE,
        UNKNOWN_FORMAT,
        UNKNOWN_MODULE,
        UNKNOWN_DELIVERABLE,
        UNKNOWN_ASSESSMENT,
        UNKNOWN_BLOCK,
        UNKNOWN_COMPETENCY,
        UNKNOWN_ROUTE,
        /** An origin that no route gives. */
        UNKNOWN_ORIGIN,
        UNKNOWN_DOSSIER,
        /** A window that no resit names. */
        UNKNOWN_WINDOW,
        /** A name, code or entry that stands there already; expected is the line of the first. */
        DUPLICATE_NAME,

        /** No rule, or several, where one must stand. */
        NOT_ONE_RULE,
        /** A rule that means nothing where it stands; expected is what may stand there. */
        RULE_OUT_OF_PLACE,
        /** A key that means nothing on this thing. */
        KEY_OUT_OF_PLACE,
        /** A score asked of an assessment that gives grades. */
        SCORE_OF_GRADES,
        /** A rehearsal, whose results never count, where something depends on its result. */
        FORMATIVE_COUNTS,
        /** A rule on an assessment that says nothing of the competency or block in question. */
        NOT_COVERED,
        /** Rules, or assessments that complete each other, which come back to where they began. */
        CYCLE,
        /** A competency that no certifying assessment covers. */
        UNASSESSED_COMPETENCY,
        /** A certifying assessment on which nothing depends. */
        UNUSED_ASSESSMENT,
        /** A kind of evidence that nothing gives. */
        UNUSED_EVIDENCE,
        /** Neither competencies nor a rule: nothing says when the block is validated. */
        BLOCK_WITHOUT_RULE,
        /** A scale with fewer than two grades. */
        TOO_FEW_GRADES,
        /** A scale whose worst grade passes already. */
        EVERY_GRADE_PASSES,
        /** A right to a resit of which nothing says on what grounds and how often. */
        NO_RESIT_POLICY,
        /** A last day before the first one; expected is the first. */
        ENDS_BEFORE_IT_BEGINS
    }
}
