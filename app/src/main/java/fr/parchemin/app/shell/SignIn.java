package fr.parchemin.app.shell;

import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Allows;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page on which one signs in. */
@Controller
class SignIn {

    private final OpenidProviders providers;

    SignIn(OpenidProviders providers) {
        this.providers = providers;
    }

    @GetMapping("/connexion")
    @Allows(Action.SIGN_IN)
    String page(Model model) {
        model.addAttribute("hideSignIn", true);
        model.addAttribute("providers", providers.all());
        return "shell/sign-in";
    }
}
