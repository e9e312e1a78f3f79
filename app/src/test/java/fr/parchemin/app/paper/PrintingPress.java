package fr.parchemin.app.paper;

import org.springframework.context.support.StaticMessageSource;

/** A press for tests that need no application around it. */
public final class PrintingPress {

    public static final Press WITHOUT_MESSAGES = new Press(new StaticMessageSource());

    private PrintingPress() {}
}
