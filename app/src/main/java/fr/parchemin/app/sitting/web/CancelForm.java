package fr.parchemin.app.sitting.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What is typed to cancel a sitting. */
record CancelForm(
        @NotBlank(message = "{sitting.cancel.missing}") @Size(max = 300, message = "{sitting.cancel.long}") @Nullable
        String motive) {

    static CancelForm blank() {
        return new CancelForm("");
    }
}
