package fr.parchemin.app.shell;

import fr.parchemin.app.paper.KeptPaper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Says that a kept document is damaged, in place of the document. */
@ControllerAdvice
class DamagedPapers {

    private static final Logger LOG = LoggerFactory.getLogger(DamagedPapers.class);

    @ExceptionHandler(KeptPaper.Damaged.class)
    void answer(KeptPaper.Damaged damaged, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LOG.error("{}", damaged.getMessage());
        request.setAttribute("damagedPaper", damaged.name());
        response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, damaged.getMessage());
    }
}
