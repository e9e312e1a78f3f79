package fr.parchemin.app.quiz;

import fr.parchemin.app.people.Actor;
import fr.parchemin.app.quiz.Question.QuestionId;
import fr.parchemin.app.quiz.Questions.Draft;
import fr.parchemin.app.quiz.Questions.Filter;
import fr.parchemin.app.quiz.Reading.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Questions from files and to files: the whole of a file or nothing. */
@Service
public class BankFiles {

    private final Questions questions;
    private final Themes themes;

    BankFiles(Questions questions, Themes themes) {
        this.questions = questions;
        this.themes = themes;
    }

    /** What became of a file. */
    public sealed interface Imported {

        /**
         * Its questions are in the bank.
         *
         * @param known how many were there before, word for word, and were left as they are
         */
        record Written(int written, int known) implements Imported {}

        /** Nothing of it is in the bank. */
        record Refused(List<Fault> faults) implements Imported {}
    }

    /**
     * Takes a file in: a QTI 3.0 package or item, CSV or XLSX.
     *
     * @param otherwise the theme of questions that name none, absent: each must name one
     */
    public Imported take(String scheme, String file, byte[] content, @Nullable Long otherwise, Actor actor) {
        return switch (QuestionFile.read(file, content)) {
            case Reading.Faulty(List<Fault> faults) -> new Imported.Refused(faults);
            case Reading.Read(List<Found> found) -> take(scheme, found, otherwise, actor);
        };
    }

    private Imported take(String scheme, List<Found> found, @Nullable Long otherwise, Actor actor) {
        var known = themes.of(scheme);
        var byName = known.stream()
                .collect(Collectors.toMap(
                        theme -> QuestionColumn.plain(theme.name()), Function.identity(), (a, _) -> a));
        var chosen = known.stream()
                .filter(theme -> otherwise != null && theme.id() == otherwise)
                .findFirst();
        var bank = questions.list(Filter.everything(scheme), 0, Integer.MAX_VALUE).stream()
                .collect(Collectors.toMap(Question::code, Function.identity()));
        List<Fault> faults = new ArrayList<>();
        List<Draft> drafts = new ArrayList<>();
        for (Found one : found) {
            var theme =
                    one.theme().isEmpty() ? chosen : Optional.ofNullable(byName.get(QuestionColumn.plain(one.theme())));
            if (theme.isEmpty()) {
                faults.add(fault(one, "theme", one.theme(), names(known)));
                continue;
            }
            var there = one.code() == null ? null : bank.get(one.code());
            if (there == null) {
                drafts.add(new Draft(one.code(), theme.get().id(), one.content()));
            } else if (!there.content().equals(one.content())
                    || there.theme().id() != theme.get().id()) {
                faults.add(fault(one, "code-taken", there.code(), there.prompt()));
            }
        }
        return faults.isEmpty() ? write(scheme, found, drafts, actor) : new Imported.Refused(faults);
    }

    private Imported write(String scheme, List<Found> found, List<Draft> drafts, Actor actor) {
        try {
            List<QuestionId> written = questions.write(scheme, drafts, actor);
            return new Imported.Written(written.size(), found.size() - written.size());
        } catch (Questions.CodeTaken e) {
            return new Imported.Refused(List.of(
                    new Fault(found.getFirst().file(), 0, "", "code-taken", String.valueOf(e.getMessage()), "")));
        }
    }

    private static String names(List<Theme> themes) {
        return themes.stream().map(Theme::name).collect(Collectors.joining(", "));
    }

    private static Fault fault(Found one, String code, String found, String expected) {
        return new Fault(one.file(), one.line(), one.code() == null ? "" : one.code(), code, found, expected);
    }

    /** The questions in use of a bank, as a QTI 3.0 package. */
    public byte[] asPackage(String scheme) {
        return ContentPackage.of(inUse(scheme));
    }

    /** The questions in use of a bank, as CSV. */
    public String asCsv(String scheme) {
        return QuestionSheet.csv(inUse(scheme));
    }

    /** A question as a QTI 3.0 item. */
    public byte[] asItem(Question question) {
        return QtiItem.of(question);
    }

    private List<Question> inUse(String scheme) {
        return questions.list(new Filter(scheme, "", null, null, false), 0, Integer.MAX_VALUE);
    }
}
