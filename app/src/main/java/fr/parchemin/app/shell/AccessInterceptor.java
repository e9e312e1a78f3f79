package fr.parchemin.app.shell;

import fr.parchemin.app.people.Access;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Subject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Asks the rule of each handler before it runs. Whoever may not gets the answer for what does not exist; a handler
 * without a rule exists for nobody.
 */
@Configuration(proxyBeanMethods = false)
class AccessInterceptor implements WebMvcConfigurer, HandlerInterceptor {

    private final Access access;
    private final Actors actors;

    AccessInterceptor(Access access, Actors actors) {
        this.access = access;
        this.actors = actors;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/error");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !isAllowed(request, method)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return true;
    }

    private boolean isAllowed(HttpServletRequest request, HandlerMethod method) {
        var rule = method.getMethodAnnotation(Allows.class);
        if (rule == null) {
            return false;
        }
        Action action = rule.value();
        return action.isPublic()
                || actors.of(request)
                        .filter(actor -> allows(request, action, actor))
                        .isPresent();
    }

    private boolean allows(HttpServletRequest request, Action action, Actor actor) {
        return access.allows(actor, action, variable(request, action.subject()));
    }

    private static @Nullable String variable(HttpServletRequest request, @Nullable Subject subject) {
        return subject != null
                        && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                                instanceof Map<?, ?> variables
                        && variables.get(subject.variable()) instanceof String id
                ? id
                : null;
    }
}
