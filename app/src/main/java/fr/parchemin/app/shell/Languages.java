package fr.parchemin.app.shell;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.WebUtils;

/**
 * In which language pages are written: the one the reader chose with {@code ?lang=}, which a cookie keeps for a year, else
 * the one the browser asks for; French where neither says French or English.
 */
final class Languages implements LocaleResolver, HandlerInterceptor {

    private static final String NAME = "lang";
    private static final List<Locale> SPOKEN = List.of(Locale.FRENCH, Locale.ENGLISH);

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, NAME);
        return spoken(cookie == null ? null : cookie.getValue()).orElseGet(() -> asked(request));
    }

    /** What the browser asks for, as far as it can be read. */
    private static Locale asked(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        try {
            var ranges = Locale.LanguageRange.parse(header == null ? "fr" : header);
            return Objects.requireNonNullElse(Locale.lookup(ranges, SPOKEN), Locale.FRENCH);
        } catch (IllegalArgumentException _) {
            return Locale.FRENCH;
        }
    }

    /** The cookie is set by {@link #preHandle}, and by nothing else. */
    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language is chosen by ?lang=");
    }

    /** Keeps the language chosen and goes back to the page, whose address does not keep it. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var chosen = spoken(request.getParameter(NAME));
        if (chosen.isEmpty() || request.getDispatcherType() != DispatcherType.REQUEST || !isRead(request)) {
            return true;
        }
        var cookie = ResponseCookie.from(NAME, chosen.get().getLanguage())
                .path("/")
                .maxAge(Duration.ofDays(365))
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        response.setHeader(HttpHeaders.LOCATION, address(request, null));
        response.setStatus(HttpStatus.SEE_OTHER.value());
        return false;
    }

    /** The way to the page in hand in the other language; absent on the answer to a form, which cannot be asked for again. */
    static Optional<Other> other(HttpServletRequest request, Locale locale) {
        return isRead(request)
                ? SPOKEN.stream()
                        .filter(language -> !language.getLanguage().equals(locale.getLanguage()))
                        .findFirst()
                        .map(language -> new Other(language.getLanguage(), address(request, language)))
                : Optional.empty();
    }

    /** Another language and where the page in hand is in it. */
    record Other(String code, String address) {}

    private static Optional<Locale> spoken(@Nullable String code) {
        return SPOKEN.stream()
                .filter(language -> language.getLanguage().equals(code))
                .findFirst();
    }

    private static boolean isRead(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
    }

    /** The page's own path and query, never another host: two slashes in front would name one. */
    private static String address(HttpServletRequest request, @Nullable Locale language) {
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var page = UriComponentsBuilder.fromPath(Objects.requireNonNullElse(failed, request.getRequestURI())
                        .toString())
                .query(request.getQueryString());
        var asked =
                language == null ? page.replaceQueryParam(NAME) : page.replaceQueryParam(NAME, language.getLanguage());
        return asked.build().toUriString().replaceFirst("^[/\\\\]*", "/");
    }
}
