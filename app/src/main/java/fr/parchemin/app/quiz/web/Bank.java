package fr.parchemin.app.quiz.web;

import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.app.quiz.Question;
import fr.parchemin.app.quiz.Question.QuestionId;
import fr.parchemin.app.quiz.Questions;
import fr.parchemin.app.quiz.Theme;
import fr.parchemin.app.quiz.Themes;
import fr.parchemin.engine.scheme.Scheme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What all pages of the bank of a scheme show. */
@Component
class Bank {

    private final Catalog catalog;
    private final Themes themes;
    private final Questions questions;
    private final MessageSource messages;

    Bank(Catalog catalog, Themes themes, Questions questions, MessageSource messages) {
        this.catalog = catalog;
        this.themes = themes;
        this.questions = questions;
        this.messages = messages;
    }

    Scheme scheme(String scheme) {
        return catalog.current(scheme).orElseThrow(Bank::notFound).scheme();
    }

    /** A page about the bank of a scheme. */
    ModelAndView view(String template, String scheme, Locale locale) {
        var found = scheme(scheme);
        var labels = new Labels(found, messages, locale);
        return new ModelAndView(template)
                .addObject("scheme", found.id())
                .addObject("schemeTitle", found.title().in(locale))
                .addObject("foreign", labels.foreign())
                .addObject("base", "/referentiels/" + found.id() + "/questions");
    }

    /** The quiz assessments of a scheme, with what they are called. */
    Map<String, String> assessments(String scheme, Locale locale) {
        var found = scheme(scheme);
        var labels = new Labels(found, messages, locale);
        Map<String, String> assessments = new LinkedHashMap<>();
        Themes.assessments(found).forEach(one -> assessments.put(one.id(), labels.assessment(one.id())));
        return assessments;
    }

    List<Theme> themes(String scheme) {
        return themes.of(scheme);
    }

    Question question(String scheme, long question) {
        return questions.find(scheme, new QuestionId(question)).orElseThrow(Bank::notFound);
    }

    String say(String key, Locale locale, @Nullable Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
