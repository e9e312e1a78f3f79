package fr.parchemin.app.journal;

import fr.parchemin.app.journal.Entry.On;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

/** How entries are read. */
final class Rows {

    /** The columns of an entry {@code e}, all but its things. */
    static final String COLUMNS = "e.place, e.at, e.account, e.role, e.from_address, e.what, e.before_ref, e.after_ref";

    private Rows() {}

    /** The entry of the present row. */
    static Entry entry(ResultSet row, List<On> on) throws SQLException {
        return new Entry(
                row.getLong("place"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getLong("account"),
                row.getString("role"),
                row.getString("from_address"),
                row.getString("what"),
                on,
                row.getString("before_ref"),
                row.getString("after_ref"));
    }
}
