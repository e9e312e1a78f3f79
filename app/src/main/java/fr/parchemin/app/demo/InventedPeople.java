package fr.parchemin.app.demo;

import fr.parchemin.app.people.Birthplaces;
import fr.parchemin.app.people.Identity;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** People who do not exist, the same ones each time, with the names that real lists are full of. */
final class InventedPeople {

    private static final List<String> WOMEN = List.of(
            "Awa",
            "Élise Marie",
            "Zoë",
            "Anne-Sophie",
            "Léa",
            "Maëlle",
            "Fatoumata",
            "Chloé Inès",
            "Aïcha",
            "Solène",
            "Jeanne",
            "Marie-Thérèse",
            "Nour",
            "Océane",
            "Thi Mai",
            "Éléonore",
            "Inès",
            "Gwenaëlle",
            "Sarah",
            "Joséphine",
            "Héloïse",
            "Kadiatou",
            "Clémence",
            "Lou");
    private static final List<String> MEN = List.of(
            "Ibrahima",
            "Loïc",
            "Jean-Baptiste",
            "Théo",
            "Mickaël",
            "Noël",
            "Aurélien Paul",
            "Mehdi",
            "François",
            "Gaël",
            "Ali",
            "Jean-Noël",
            "Raphaël",
            "Souleymane",
            "Hervé",
            "Ewen",
            "Matéo",
            "Clément",
            "Óscar",
            "Benoît",
            "Anaël",
            "Yann",
            "Joël");
    private static final List<String> NAMES = List.of(
            "Diallo",
            "d'Aubigny",
            "Le Goff",
            "de La Fontenelle",
            "N'Diaye",
            "Ben Achour",
            "Lefèvre",
            "O'Connell",
            "Saint-Yves",
            "Nguyen",
            "Garcia-Lopez",
            "Traoré",
            "Müller",
            "Bézier",
            "L'Hostis",
            "van der Meulen",
            "Çelik",
            "Lô",
            "Martineau",
            "Kerguélen",
            "Da Silva",
            "El Amrani",
            "Rakotomalala",
            "Y",
            "Prud'homme",
            "Besançon",
            "du Plessis",
            "Wójcik",
            "Haddad",
            "Fontaine-Roux",
            "Ndiaye",
            "Abd el Kader",
            "Ferreira",
            "Gauthier",
            "Évrard",
            "Zaïdi",
            "Le Bris",
            "Marchetti",
            "Peña",
            "Okoye",
            "Vasseur");
    private static final List<String> TOWNS = List.of(
            "Niort",
            "Saint-Étienne",
            "L'Haÿ-les-Roses",
            "Le Mans",
            "Fort-de-France",
            "Bamako, Mali",
            "Brest",
            "Aÿ-Champagne",
            "Villeneuve-d'Ascq",
            "Nîmes",
            "Pointe-à-Pitre",
            "Lisbonne, Portugal",
            "Orléans",
            "Tunis, Tunisie",
            "Béziers");

    private InventedPeople() {}

    /** The person of that number, from 0. */
    static Identity person(int number) {
        boolean woman = number % 2 == 0;
        var givens = woman ? WOMEN : MEN;
        var given = givens.get(number / 2 % givens.size());
        var name = NAMES.get(number * 7 % NAMES.size());
        var place = birthplace(TOWNS.get(number * 3 % TOWNS.size()));
        return new Identity(
                name,
                usageName(number, name),
                given,
                woman ? Identity.Sex.F : Identity.Sex.M,
                LocalDate.of(1968 + number * 11 % 37, 1 + number * 5 % 12, 1 + number * 13 % 28),
                place.label(),
                place.code(),
                email(number, given, name));
    }

    private static Birthplaces.Resolution.Found birthplace(String written) {
        if (Birthplaces.find(written, "", "") instanceof Birthplaces.Resolution.Found found) {
            return found;
        }
        throw new IllegalStateException(written);
    }

    private static @Nullable String usageName(int number, String name) {
        var other = NAMES.get((number * 7 + 3) % NAMES.size());
        return switch (number % 9) {
            case 4 -> other;
            case 8 -> name + "-" + other;
            default -> null;
        };
    }

    /** One in eleven gave no address. */
    private static @Nullable String email(int number, String given, String name) {
        var plain = Identity.plain(given + " " + name).replace(' ', '.');
        return number % 11 == 5 ? null : plain + number + "@exemple.fr";
    }
}
