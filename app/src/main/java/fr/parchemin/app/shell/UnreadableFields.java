package fr.parchemin.app.shell;

import fr.parchemin.app.people.Unreadable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers a form of which a field cannot be read with a page that names the field. */
@ControllerAdvice
class UnreadableFields {

    @ExceptionHandler(Unreadable.class)
    void answer(Unreadable unreadable, HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute("unreadableField", unreadable.field());
        response.sendError(HttpServletResponse.SC_BAD_REQUEST, unreadable.getMessage());
    }
}
