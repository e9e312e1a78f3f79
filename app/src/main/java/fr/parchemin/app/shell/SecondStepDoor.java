package fr.parchemin.app.shell;

import fr.parchemin.app.shell.SecondStep.Asked;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;

/** Lets nobody in of whom something is still asked, and leads them to where it is. */
@Component
class SecondStepDoor implements AuthorizationManager<RequestAuthorizationContext>, AccessDeniedHandler {

    static final String DEVICE = "/compte/second-facteur";
    static final String CODE = "/connexion/code";

    private final SecondStep step;
    private final AccessDeniedHandler refusal = new AccessDeniedHandlerImpl();

    SecondStepDoor(SecondStep step) {
        this.step = step;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        var somebody = authentication.get();
        boolean adding = context.getRequest().getRequestURI().equals(DEVICE) && step.of(somebody) == Asked.DEVICE;
        return new AuthorizationDecision(step.isDone(somebody) || adding);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        switch (step.ofNow()) {
            case NOTHING -> refusal.handle(request, response, denied);
            case DEVICE -> response.sendRedirect(DEVICE);
            case CODE -> {
                if (HttpMethod.GET.matches(request.getMethod())) {
                    new HttpSessionRequestCache().saveRequest(request, response);
                }
                response.sendRedirect(CODE);
            }
        }
    }
}
