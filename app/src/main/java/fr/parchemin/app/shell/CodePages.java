package fr.parchemin.app.shell;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.SecondFactors;
import fr.parchemin.app.people.Totp;
import fr.parchemin.app.shell.SecondStep.Asked;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The second factor: where its code is asked for, and where it is added and taken away. */
@Controller
class CodePages {

    private static final String SECRET = "parchemin.secret";

    private final Accounts accounts;
    private final SecondFactors factors;
    private final SecondStep step;

    CodePages(Accounts accounts, SecondFactors factors, SecondStep step) {
        this.accounts = accounts;
        this.factors = factors;
        this.step = step;
    }

    @GetMapping("/connexion/code")
    @Allows(Action.SIGN_IN)
    ModelAndView ask() {
        pending();
        return new ModelAndView("shell/code");
    }

    /** The account of which a code is asked; the page does not exist for others. */
    private long pending() {
        if (step.ofNow() != Asked.CODE) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return Actors.account().orElseThrow();
    }

    @PostMapping("/connexion/code")
    @Allows(Action.SIGN_IN)
    ModelAndView check(@RequestParam String code, HttpServletRequest request, HttpServletResponse response) {
        if (!factors.check(pending(), code)) {
            var view = new ModelAndView("shell/code", HttpStatus.UNPROCESSABLE_CONTENT);
            view.addObject("refused", true);
            return view;
        }
        var cache = new HttpSessionRequestCache();
        var wanted = cache.getRequest(request, response);
        cache.removeRequest(request, response);
        SecondStep.pass(request, response);
        return new ModelAndView("redirect:" + (wanted == null ? "/" : wanted.getRedirectUrl()));
    }

    @GetMapping("/compte/second-facteur")
    @Allows(Action.OWN_ACCOUNT)
    ModelAndView device(Actor actor, HttpServletRequest request) {
        return page(actor, request, HttpStatus.OK);
    }

    private ModelAndView page(Actor actor, HttpServletRequest request, HttpStatus status) {
        SecondStep.refuseLinks();
        var view = new ModelAndView("shell/device", status);
        boolean added = factors.isAdded(actor.account());
        view.addObject("added", added);
        view.addObject("required", step.isRequired(actor.account()));
        if (added) {
            view.addObject("left", factors.left(actor.account()));
        } else {
            var secret = secret(actor, request);
            view.addObject("typed", Totp.base32(secret).replaceAll("(.{4})(?!$)", "$1 "));
            view.addObject("picture", picture(uri(actor, secret)));
        }
        return view;
    }

    /** The same while the page is shown again. */
    private byte[] secret(Actor actor, HttpServletRequest request) {
        var session = request.getSession();
        if (session.getAttribute(SECRET) instanceof byte[] known) {
            var secret = factors.proposed(actor.account(), known);
            if (secret.isPresent()) {
                return secret.get();
            }
        }
        var sealed = factors.propose(actor.account());
        session.setAttribute(SECRET, sealed);
        return factors.proposed(actor.account(), sealed).orElseThrow();
    }

    private String uri(Actor actor, byte[] secret) {
        var email = accounts.named(actor.account()).orElseThrow().email();
        return "otpauth://totp/Parchemin:"
                + email.replace("%", "%25").replace("?", "%3F").replace("#", "%23") + "?secret=" + Totp.base32(secret)
                + "&issuer=Parchemin";
    }

    /** The code as a picture in the page itself. */
    private static String picture(String text) {
        try {
            var code = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0);
            var svg =
                    new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + code.getWidth() + " "
                            + code.getHeight() + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h"
                            + code.getWidth() + "v" + code.getHeight() + "H0z\"/><path d=\"");
            for (int y = 0; y < code.getHeight(); y++) {
                for (int x = 0; x < code.getWidth(); x++) {
                    if (code.get(x, y)) {
                        svg.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            svg.append("\"/></svg>");
            return "data:image/svg+xml;base64,"
                    + Base64.getEncoder().encodeToString(svg.toString().getBytes(StandardCharsets.UTF_8));
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    @PostMapping("/compte/second-facteur")
    @Allows(Action.OWN_ACCOUNT)
    ModelAndView add(@RequestParam String code, Actor actor, HttpServletRequest request, HttpServletResponse response) {
        SecondStep.refuseLinks();
        var codes = factors.add(actor, secret(actor, request), code);
        if (codes.isEmpty()) {
            var view = page(actor, request, HttpStatus.UNPROCESSABLE_CONTENT);
            view.addObject("refused", true);
            return view;
        }
        request.getSession().removeAttribute(SECRET);
        SecondStep.pass(request, response);
        var view = new ModelAndView("shell/recovery");
        view.addObject("codes", codes.get());
        return view;
    }

    @PostMapping("/compte/second-facteur/retrait")
    @Allows(Action.OWN_ACCOUNT)
    ModelAndView remove(
            @RequestParam String code, Actor actor, HttpServletRequest request, RedirectAttributes redirect) {
        SecondStep.refuseLinks();
        if (step.isRequired(actor.account()) || !factors.remove(actor, code)) {
            var view = page(actor, request, HttpStatus.UNPROCESSABLE_CONTENT);
            view.addObject("refused", true);
            return view;
        }
        redirect.addFlashAttribute(Flash.NAME, Flash.good("account.flash.factor-removed"));
        return new ModelAndView("redirect:/compte");
    }
}
