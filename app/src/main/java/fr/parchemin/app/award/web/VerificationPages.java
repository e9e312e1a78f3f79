package fr.parchemin.app.award.web;

import fr.parchemin.app.award.Awards;
import fr.parchemin.app.award.Certificate;
import fr.parchemin.app.award.VerificationCode;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Attempts;
import fr.parchemin.app.people.Attempts.Kind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The public page that says whether a certificate is valid. It shows no birth data and keeps no trace of who asks. */
@Controller
class VerificationPages {

    private final Awards awards;
    private final Clock clock;
    private final Attempts attempts;

    VerificationPages(Awards awards, Clock clock, Attempts attempts) {
        this.attempts = attempts;
        this.awards = awards;
        this.clock = clock;
    }

    /** Answers are of the moment and are nobody else's business. */
    @ModelAttribute
    void discreet(HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    @GetMapping("/verifier")
    @Allows(Action.VERIFY)
    ModelAndView ask(@RequestParam(name = "code", required = false) @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return form("", false);
        }
        return VerificationCode.typed(lastPart(typed))
                .map(code -> new ModelAndView("redirect:/verifier/" + code.grouped()))
                .orElseGet(() -> form(typed, true));
    }

    /** Somebody may paste the whole address. */
    private static String lastPart(String typed) {
        var trimmed = typed.strip();
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }

    private static ModelAndView form(String typed, boolean mistyped) {
        var view = new ModelAndView("award/verify", mistyped ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        view.addObject("typed", typed);
        view.addObject("mistyped", mistyped);
        return view;
    }

    @GetMapping("/verifier/{code}")
    @Allows(Action.VERIFY)
    ModelAndView answer(@PathVariable String code, HttpServletRequest request, Locale locale) {
        var read = VerificationCode.typed(code);
        if (read.isEmpty()) {
            return form(code, true);
        }
        var address = request.getRemoteAddr();
        if (attempts.mustWait(Kind.VERIFICATION, address)) {
            return tooMany();
        }
        var certificate = awards.coded(read.get());
        if (certificate.isEmpty() && !attempts.take(Kind.VERIFICATION, address)) {
            return tooMany();
        }
        var view = new ModelAndView("award/answer", certificate.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND);
        var formats = new Formats(locale);
        view.addObject("code", read.get());
        view.addObject("certificate", certificate.orElse(null));
        view.addObject("answer", certificate.map(VerificationPages::answer).orElse("UNKNOWN"));
        view.addObject("formats", formats);
        view.addObject("now", formats.moment(clock.instant()));
        return view;
    }

    /** Nobody finds documents by trying codes. */
    private static ModelAndView tooMany() {
        var view = new ModelAndView("shell/wait", HttpStatus.TOO_MANY_REQUESTS);
        view.addObject("key", "award.wait");
        return view;
    }

    private static String answer(Certificate certificate) {
        return certificate.isValid() ? "VALID" : "REVOKED";
    }
}
