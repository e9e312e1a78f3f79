package fr.parchemin.app.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A part of a list.
 *
 * @param next the address of the part that follows, absent: this is the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Listed<T>(List<T> items, @Nullable String next) {

    private static final int MOST = 200;

    /** How many were asked for. */
    static int size(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST,
                    "limit",
                    "A limit out of bounds",
                    "limit: found %d, expected 1 to %d".formatted(limit, MOST));
        }
        return limit;
    }

    /** A part of what is at an address, with the last of it unless nothing follows. */
    static <T> ResponseEntity<Listed<T>> page(List<T> items, String address, int limit, @Nullable Long last) {
        if (last == null) {
            return ResponseEntity.ok(new Listed<>(items, null));
        }
        var next = UriComponentsBuilder.fromPath(address)
                .queryParam("after", last)
                .queryParam("limit", limit)
                .toUriString();
        return ResponseEntity.ok()
                .header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"")
                .body(new Listed<>(items, next));
    }
}
