package dev.backsource.config.periodic;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * The rows of a table that are deleted beyond their retention time. A feature has a bean of this type for each kind of its rows, and {@link Pruning}
 * works through all of them.
 *
 * @param name in the log, such as "audit pruning"
 * @param interval between the beginnings of two rounds
 * @param table the table's name
 * @param key the columns of its primary key
 * @param condition of the rows beyond their retention time, which are from before {@code $1}
 * @param order the columns by which they are found, by an index where the table may be large
 * @param oldest the present value of {@code $1}
 */
public record Retention(
        String name,
        Duration interval,
        String table,
        String key,
        String condition,
        String order,
        Supplier<Object> oldest) {
    /** Deletes up to {@code $2} rows and skips those that another instance is deleting. */
    String statement() {
        return """
                delete from %1$s where (%2$s) in (
                    select %2$s from %1$s where %3$s order by %4$s limit $2 for update skip locked)""".formatted(table, key, condition, order);
    }
}
