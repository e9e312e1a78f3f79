package fr.parchemin.app.candidacy;

import fr.parchemin.app.people.Identity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** A row of the view {@code candidacy.file}, or of a statement that takes its columns. */
public final class FileRow {

    private FileRow() {}

    /** Who the candidate is. */
    public static Identity identity(ResultSet row) throws SQLException {
        return new Identity(
                row.getString("birth_name"),
                row.getString("usage_name"),
                row.getString("given_names"),
                Identity.Sex.valueOf(row.getString("sex")),
                row.getObject("birth_date", LocalDate.class),
                row.getString("birth_place"),
                row.getString("birth_code"),
                row.getString("email"));
    }
}
