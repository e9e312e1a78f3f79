package fr.parchemin.app.sitting.web;

import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.people.Numbers;
import fr.parchemin.app.sitting.Sitting;
import fr.parchemin.app.sitting.SittingId;
import fr.parchemin.app.sitting.Sittings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Whoever still works on a sitting that was cancelled meanwhile is told so, whatever they were about to do there. */
@Component
class NothingOnceCancelled implements WebMvcConfigurer, HandlerInterceptor {

    /** After it was asked whether they may. */
    private static final int LATER = 10;

    private final Sittings sittings;

    NothingOnceCancelled(Sittings sittings) {
        this.sittings = sittings;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/passages/*/**").order(LATER);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var cancelled = HttpMethod.POST.matches(request.getMethod())
                ? sitting(request).filter(sitting -> !sitting.isOn())
                : Optional.<Sitting>empty();
        if (cancelled.isEmpty()) {
            return true;
        }
        var page = "/passages/" + cancelled.get().id().value();
        RequestContextUtils.getOutputFlashMap(request).put(Flash.NAME, Flash.warning("sitting.flash.is-cancelled"));
        RequestContextUtils.saveOutputFlashMap(page, request, response);
        response.sendRedirect(page);
        return false;
    }

    private Optional<Sitting> sitting(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get("sitting") instanceof String number
                ? Numbers.of(number).map(SittingId::new).flatMap(sittings::find)
                : Optional.empty();
    }
}
