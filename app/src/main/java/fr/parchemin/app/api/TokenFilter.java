package fr.parchemin.app.api;

import fr.parchemin.app.people.ApiTokens;
import fr.parchemin.app.people.ApiTokens.Shown;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads the token of a request, {@code Authorization: Bearer …}, and nowhere else: addresses are written to logs. */
class TokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final ApiTokens tokens;
    private final Problems problems;

    TokenFilter(ApiTokens tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            chain.doFilter(request, response);
            return;
        }
        var secret = header.substring(SCHEME.length()).strip();
        var shown = tokens.show(secret, request.getRemoteAddr());
        if (shown.isEmpty()) {
            tokens.refuse(secret, request.getRemoteAddr());
            unknown(problems, request, response, ", error=\"invalid_token\"");
        } else if (!shown.get().token().writes() && !READING.contains(request.getMethod())) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Parchemin\", error=\"insufficient_scope\"");
            problems.plain(request, response, HttpStatus.FORBIDDEN, "This token was made for reading only");
        } else {
            accept(shown.get());
            chain.doFilter(request, response);
        }
    }

    private static void accept(Shown shown) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(shown, null, List.of()));
        SecurityContextHolder.setContext(context);
    }

    /** Nobody knows who asks. */
    static void unknown(Problems problems, HttpServletRequest request, HttpServletResponse response, String error) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Parchemin\"" + error);
        problems.plain(
                request,
                response,
                HttpStatus.UNAUTHORIZED,
                error.isEmpty()
                        ? "Show a token: Authorization: Bearer " + ApiTokens.PREFIX + "…"
                        : "The token is unknown, past its day or ended");
    }
}
