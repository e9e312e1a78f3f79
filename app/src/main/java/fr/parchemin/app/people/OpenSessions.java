package fr.parchemin.app.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sessions in which an account is signed in, on whatever process. */
@Service
public class OpenSessions {

    private static final String ADDRESS = "parchemin.address";
    private static final String BROWSER = "parchemin.browser";
    private static final int LONGEST_IDLE = 8 * 60 * 60;
    private static final int HANDLE = 16;

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final ApplicationEventPublisher events;

    OpenSessions(FindByIndexNameSessionRepository<? extends Session> sessions, ApplicationEventPublisher events) {
        this.sessions = sessions;
        this.events = events;
    }

    /**
     * A session as its owner sees it.
     *
     * @param handle what names it on a page; its identifier would let whoever reads it in
     * @param current whether it is the one that asks
     */
    public record Open(
            String handle,
            Instant since,
            Instant last,
            @Nullable String address,
            Browser browser,
            boolean current) {}

    /** A browser and the system it runs on, as far as it says. */
    public record Browser(String program, String system) {

        /** From the header that browsers send. */
        static Browser of(@Nullable String header) {
            var said = header == null ? "" : header;
            return new Browser(
                    first(said, "Edg:Edge", "OPR:Opera", "Firefox:Firefox", "Chrome:Chrome", "Safari:Safari"),
                    first(
                            said,
                            "Android:Android",
                            "iPhone:iPhone",
                            "iPad:iPad",
                            "Windows:Windows",
                            "Mac OS:macOS",
                            "Linux:Linux"));
        }

        private static String first(String said, String... known) {
            return Arrays.stream(known)
                    .map(pair -> pair.split(":"))
                    .filter(pair -> said.contains(pair[0]))
                    .map(pair -> pair[1])
                    .findFirst()
                    .orElse("");
        }
    }

    /** Keeps with a new session whose it is and where it was opened. */
    public static void enter(HttpSession session, long account, HttpServletRequest request) {
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, Long.toString(account));
        session.setAttribute(ADDRESS, request.getRemoteAddr());
        var header = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
        session.setAttribute(BROWSER, header.substring(0, Math.min(header.length(), 300)));
        session.setMaxInactiveInterval(LONGEST_IDLE);
    }

    /** Those of an account, the latest used first. */
    public List<Open> of(long account, @Nullable String current) {
        return sessions.findByPrincipalName(Long.toString(account)).values().stream()
                .filter(session -> !session.isExpired())
                .map(session -> open(session, current))
                .sorted(Comparator.comparing(Open::last).reversed())
                .toList();
    }

    private static Open open(Session session, @Nullable String current) {
        return new Open(
                handle(session.getId()),
                session.getCreationTime(),
                session.getLastAccessedTime(),
                session.getAttribute(ADDRESS),
                Browser.of(session.getAttribute(BROWSER)),
                session.getId().equals(current));
    }

    /** Ends one of one's own sessions. */
    @Transactional
    public boolean end(Actor actor, String handle) {
        return end(actor, session -> handle(session).equals(handle), "session-revoked") > 0;
    }

    /** Ends all sessions of whoever asks, but one. */
    @Transactional
    public int endOthers(Actor actor, @Nullable String kept) {
        return end(actor, session -> !session.equals(kept), "sessions-revoked");
    }

    private int end(Actor actor, Predicate<String> which, String what) {
        int ended = endAll(actor.account(), which);
        if (ended > 0) {
            events.publishEvent(new Deed(actor, what, Deed.Thing.of(Deed.Kind.ACCOUNT, actor.account())));
        }
        return ended;
    }

    /** Ends all sessions of an account. */
    int endAll(long account, Predicate<String> which) {
        var ending = sessions.findByPrincipalName(Long.toString(account)).keySet().stream()
                .filter(which)
                .toList();
        ending.forEach(sessions::deleteById);
        return ending.size();
    }

    private static String handle(String session) {
        return HexFormat.of().formatHex(Attempts.digest(session)).substring(0, HANDLE);
    }
}
