package fr.parchemin.app.award.web;

import fr.parchemin.app.award.Awards;
import fr.parchemin.app.award.Certificate;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.jury.SessionId;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The certificates issued: list, one of them, its document, its revocation. */
@Controller
class CertificatePages {

    private static final int SIZE = 50;

    private final Awards awards;

    CertificatePages(Awards awards) {
        this.awards = awards;
    }

    @GetMapping("/parchemins")
    @Allows(Action.SEE_CERTIFICATES)
    String list(
            @RequestParam(name = "q", defaultValue = "") String search,
            @RequestParam(name = "etat", defaultValue = "") String state,
            @RequestParam(name = "avant", required = false) @Nullable Long before,
            @RequestParam(name = "session", required = false) @Nullable Long session,
            Actor actor,
            Model model,
            Locale locale) {
        boolean revoked = state.equals("revoques");
        var found = session == null
                ? awards.page(actor, search, revoked, before, SIZE + 1)
                : awards.of(actor, new SessionId(session));
        boolean more = session == null && found.size() > SIZE;
        var shown = more ? found.subList(0, SIZE) : found;
        model.addAttribute("certificates", shown);
        model.addAttribute("formats", new Formats(locale));
        model.addAttribute("search", search);
        model.addAttribute("revoked", revoked);
        model.addAttribute("ofSession", session);
        model.addAttribute("count", session == null ? awards.count(actor, search, revoked) : shown.size());
        model.addAttribute("all", awards.count(actor, "", false));
        model.addAttribute("next", more ? next(search, state, shown) : null);
        return "award/certificates";
    }

    private static String next(String search, String state, List<Certificate> shown) {
        return UriComponentsBuilder.fromPath("/parchemins")
                .queryParam("q", "{q}")
                .queryParam("etat", "{etat}")
                .queryParam("avant", shown.getLast().id())
                .encode()
                .buildAndExpand(search, state)
                .toUriString();
    }

    @GetMapping("/parchemins/{number}")
    @Allows(Action.SEE_CERTIFICATE)
    String show(@PathVariable String number, Model model, Locale locale) {
        var certificate = certificate(number);
        model.addAttribute("certificate", certificate);
        model.addAttribute("formats", new Formats(locale));
        model.addAttribute("address", awards.address(certificate));
        return "award/certificate";
    }

    @GetMapping("/parchemins/{number}.pdf")
    @Allows(Action.SEE_CERTIFICATE)
    ResponseEntity<byte[]> document(@PathVariable String number) {
        var certificate = certificate(number);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(certificate.number() + ".pdf")
                                .build()
                                .toString())
                .body(awards.document(certificate));
    }

    @GetMapping("/parchemins/{number}/revocation")
    @Allows(Action.REVOKE_CERTIFICATE)
    ModelAndView revocation(@PathVariable String number) {
        return revocation(certificate(number), "", HttpStatus.OK);
    }

    private static ModelAndView revocation(Certificate certificate, String reason, HttpStatus status) {
        var view = new ModelAndView("award/revocation", status);
        view.addObject("certificate", certificate);
        view.addObject("reason", reason);
        view.addObject("missing", status != HttpStatus.OK);
        return view;
    }

    @PostMapping("/parchemins/{number}/revocation")
    @Allows(Action.REVOKE_CERTIFICATE)
    ModelAndView revoke(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            RedirectAttributes redirect) {
        var certificate = certificate(number);
        if (reason.isBlank()) {
            return revocation(certificate, reason, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        boolean done = awards.revoke(certificate, reason, actor);
        redirect.addFlashAttribute(
                Flash.NAME,
                done
                        ? Flash.good(
                                "award.flash.revoked",
                                number,
                                certificate.holder().fullName())
                        : Flash.warning("award.flash.revoked-before", number));
        return new ModelAndView("redirect:/parchemins/" + number);
    }

    private Certificate certificate(String number) {
        return awards.numbered(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
