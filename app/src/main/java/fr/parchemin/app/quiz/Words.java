package fr.parchemin.app.quiz;

import java.util.stream.Collectors;

/** Texts as the bank keeps them: one space between words, no control characters, one line a paragraph. */
final class Words {

    private Words() {}

    static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cs}\\ufffe\\uffff ]+", " ").strip();
    }

    static String lines(String text) {
        return text.lines().map(Words::line).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
