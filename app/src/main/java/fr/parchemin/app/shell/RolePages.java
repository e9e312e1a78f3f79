package fr.parchemin.app.shell;

import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Allows;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody with several roles chooses the one to act in. */
@Controller
class RolePages {

    private final Actors actors;

    RolePages(Actors actors) {
        this.actors = actors;
    }

    @PostMapping("/compte/role")
    @Allows(Action.OWN_ACCOUNT)
    String act(@RequestParam Role role, Actor actor, HttpServletRequest request) {
        if (actors.roles(actor).contains(role)) {
            actors.act(request, role);
        }
        return "redirect:/";
    }
}
