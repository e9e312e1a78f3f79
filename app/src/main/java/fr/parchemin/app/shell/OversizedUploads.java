package fr.parchemin.app.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away files that are larger than anything the application takes, by what they announce, with a page that says the limit.
 * Read first, they would lose their secret against forgery with the rest, and be told as forbidden.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OversizedUploads extends OncePerRequestFilter {

    /** What the page says, in megabytes. */
    private static final String MOST = "mostMegabytes";

    private final DataSize most;

    OversizedUploads(@Value("${spring.servlet.multipart.max-request-size}") DataSize most) {
        this.most = most;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(MOST) != null) {
            chain.doFilter(new Unread(request), response);
        } else if (isTooLarge(request)) {
            request.setAttribute(MOST, most.toMegabytes());
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** The page that says so is about the same request. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private boolean isTooLarge(HttpServletRequest request) {
        return request.getContentLengthLong() > most.toBytes()
                && StringUtils.startsWithIgnoreCase(request.getContentType(), "multipart/");
    }

    /** A request that was turned away: whoever asks what it holds would have it read. */
    private static final class Unread extends HttpServletRequestWrapper {

        Unread(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return null;
        }
    }
}
