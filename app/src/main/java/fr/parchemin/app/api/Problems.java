package fr.parchemin.app.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** Answers every error under {@code /api/} with problem details (RFC 9457), whatever threw it and whatever was asked for. */
@Component
class Problems implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String TYPES = "urn:parchemin:problem:";

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception exception) {
        if (!request.getRequestURI().startsWith("/api/")) {
            return null;
        }
        switch (exception) {
            case Problem problem -> answer(request, response, problem);
            case TypeMismatchException mismatch -> plain(request, response, HttpStatus.BAD_REQUEST, mismatch(mismatch));
            case HttpMessageNotReadableException _ ->
                plain(request, response, HttpStatus.BAD_REQUEST, "The body is not one JSON object");
            case ErrorResponse known -> {
                known.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
                plain(request, response, known.getStatusCode(), detail(known));
            }
            default -> bug(request, response, exception);
        }
        return new ModelAndView();
    }

    private void bug(HttpServletRequest request, HttpServletResponse response, Exception exception) {
        var trace = UUID.randomUUID().toString();
        LOG.error("API error {}", trace, exception);
        plain(request, response, HttpStatus.INTERNAL_SERVER_ERROR, "Our fault, kept under the reference " + trace);
    }

    private static String mismatch(TypeMismatchException mismatch) {
        var type = mismatch.getRequiredType();
        return "%s: found %s, expected %s"
                .formatted(
                        mismatch.getPropertyName(),
                        mismatch.getValue(),
                        type == null ? "something else" : type.getSimpleName());
    }

    private static @Nullable String detail(ErrorResponse known) {
        return switch (known.getStatusCode().value()) {
            case 404 -> "There is nothing here, or nothing that you may see";
            case 400 -> known instanceof MissingRequestValueException missing ? missing.getMessage() : body(known);
            default -> body(known);
        };
    }

    private static @Nullable String body(ErrorResponse known) {
        return known.getBody().getDetail();
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Problem problem) {
        var body = body(TYPES + problem.kind(), problem.title(), problem.status(), problem.getMessage(), request);
        if (!problem.faults().isEmpty()) {
            body.put("errors", problem.faults());
        }
        if (!problem.known().isEmpty()) {
            body.put("known", problem.known());
        }
        write(response, problem.status(), body);
    }

    /** Says no more than the status does, and one sentence. */
    void plain(
            HttpServletRequest request, HttpServletResponse response, HttpStatusCode status, @Nullable String detail) {
        var known = HttpStatus.resolve(status.value());
        var title = known == null ? "HTTP " + status.value() : known.getReasonPhrase();
        write(response, status, body("about:blank", title, status, detail, request));
    }

    private static Map<String, Object> body(
            String type, String title, HttpStatusCode status, @Nullable String detail, HttpServletRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("title", title);
        body.put("status", status.value());
        if (detail != null) {
            body.put("detail", detail);
        }
        body.put("instance", request.getRequestURI());
        return body;
    }

    private void write(HttpServletResponse response, HttpStatusCode status, Map<String, Object> body) {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        try {
            response.getOutputStream().write(json.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
