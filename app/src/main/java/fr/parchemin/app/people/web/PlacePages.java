package fr.parchemin.app.people.web;

import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Birthplaces;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The towns that somebody who types the beginning of a name may mean. */
@Controller
class PlacePages {

    private static final int SHOWN = 12;
    private static final int FEWEST_LETTERS = 2;

    @GetMapping("/lieux")
    @Allows(Action.LOOK_UP_PLACES)
    String suggest(@RequestParam(name = "birthPlace", defaultValue = "") String beginning, Model model) {
        Map<String, String> places = new LinkedHashMap<>();
        if (beginning.strip().length() >= FEWEST_LETTERS) {
            Birthplaces.search(beginning, SHOWN)
                    .forEach(town -> places.put(Birthplaces.label(town), Birthplaces.describe(town)));
        }
        model.addAttribute("places", places);
        return "people/fields :: suggestions";
    }
}
