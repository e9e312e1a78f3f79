package fr.parchemin.app.api;

import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Allows;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Describes the interface for generators of clients: OpenAPI 3.1, written by hand and held true by a test. */
@RestController
class Description {

    @GetMapping("/api/v1/openapi.json")
    @Allows(Action.SEE_API)
    ResponseEntity<Resource> openapi() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new ClassPathResource("api/openapi.json"));
    }
}
