package dev.backsource.config.database;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.jspecify.annotations.Nullable;

/**
 * A statement that changes rows, parsed once and passed to the driver in PostgreSQL's own form; the driver prepares it once for each connection.
 * Hibernate parses and plans the same native query anew each time, and looks for changed entities first. For the statements of every change, that was
 * a sixth of its work.
 */
public final class Statement {
    /** Excludes the second colon of a cast. Constants in the statement have no colons. */
    private static final Pattern NAME = Pattern.compile("(?<!:):([A-Za-z]\\w*)");

    private final String sql;
    private final List<String> names = new ArrayList<>();

    /** @param sql names its values as in {@code :name}, each as often as it likes */
    public Statement(String sql) {
        this.sql = NAME.matcher(sql).replaceAll(found -> "\\$" + place(found.group(1)));
    }

    private int place(String name) {
        if (!names.contains(name)) {
            names.add(name);
        }
        return names.indexOf(name) + 1;
    }

    /** In PostgreSQL's form: values are {@code $1}, {@code $2} and so on. */
    String sql() {
        return sql;
    }

    /** One execution, as a part of the session's transaction. */
    public Execution in(Mutiny.Session session) {
        return new Execution(session);
    }

    /** An execution that is being prepared. */
    public final class Execution {
        private static final Object UNSET = new Object();

        private final Mutiny.Session session;
        private final @Nullable Object[] values = new Object[names.size()];

        private Execution(Mutiny.Session session) {
            this.session = session;
            Arrays.fill(values, UNSET);
        }

        /** @throws IllegalArgumentException when the statement has no such value */
        public Execution set(String name, @Nullable Object value) {
            var place = names.indexOf(name);
            if (place < 0) {
                throw new IllegalArgumentException(name + " is no value of: " + sql);
            }
            values[place] = value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value;
            return this;
        }

        /**
         * Executes the statement.
         *
         * @return the number of changed rows
         * @throws IllegalStateException when a value was not set
         */
        public Uni<Integer> execute() {
            var missing = Arrays.asList(values).indexOf(UNSET);
            if (missing >= 0) {
                throw new IllegalStateException(names.get(missing) + " was not set in: " + sql);
            }
            // The interface of sessions doesn't expose their connection.
            var connection = ((MutinySessionImpl) session).getReactiveConnection();
            return Uni.createFrom().completionStage(() -> connection.update(sql, values));
        }
    }
}
