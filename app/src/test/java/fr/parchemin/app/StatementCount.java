package fr.parchemin.app;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what a thread asks of the database, whichever way it asks. */
public class StatementCount implements BeanPostProcessor {

    private static final ThreadLocal<@Nullable List<String>> ASKED = new ThreadLocal<>();

    /** What is asked of the database while something is done, a line for each time. */
    public static List<String> of(Runnable what) {
        List<String> asked = new ArrayList<>();
        ASKED.set(asked);
        try {
            what.run();
        } finally {
            ASKED.remove();
        }
        return List.copyOf(asked);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Counted(source) : bean;
    }

    private static final class Counted extends DelegatingDataSource {

        Counted(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return heard(Connection.class, super.getConnection(), "");
        }
    }

    /** Statements of a connection are heard as well. */
    private static <T> T heard(Class<T> type, T one, String sql) {
        InvocationHandler hear = (_, method, arguments) -> {
            var given = call(one, method, arguments);
            var text = arguments != null && arguments[0] instanceof String typed ? typed : sql;
            if (method.getName().startsWith("execute")) {
                note(text);
            }
            return switch (given) {
                case PreparedStatement prepared -> heard(PreparedStatement.class, prepared, text);
                case Statement statement when one instanceof Connection -> heard(Statement.class, statement, "");
                case null, default -> given;
            };
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, hear));
    }

    private static @Nullable Object call(Object one, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(one, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static void note(String sql) {
        var asked = ASKED.get();
        if (asked != null) {
            asked.add(sql.replaceAll("\\s+", " ").strip());
        }
    }
}
