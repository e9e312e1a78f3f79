package fr.parchemin.app.shell;

import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Allows;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page on which one signs in. */
@Controller
class SignIn {

    @GetMapping("/connexion")
    @Allows(Action.SIGN_IN)
    String page(Model model) {
        model.addAttribute("hideSignIn", true);
        return "shell/sign-in";
    }
}
