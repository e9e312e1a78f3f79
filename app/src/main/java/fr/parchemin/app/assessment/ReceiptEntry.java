package fr.parchemin.app.assessment;

import fr.parchemin.app.candidacy.Recorded;
import fr.parchemin.engine.dossier.Dossier.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * One line in the records of what was handed in.
 *
 * @param receipt what came in, absent: the receipt was withdrawn
 */
public record ReceiptEntry(String deliverable, @Nullable Receipt receipt, Recorded recorded) {}
