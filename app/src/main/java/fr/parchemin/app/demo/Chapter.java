package fr.parchemin.app.demo;

import fr.parchemin.app.people.Actor;

/**
 * One part of the living example. Chapters are Spring beans, told in the order of their {@code @Order}, all in one
 * transaction, once in the life of a database: candidates come first (1).
 */
interface Chapter {

    /** Writes this part; what the chapters before wrote is found through the services of the modules. */
    void tell(Cast cast);

    /** Who acts in the example. */
    record Cast(Actor manager, Actor chair) {}
}
