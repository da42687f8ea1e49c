package dev.backsource.config.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for.
 *
 * @param page from 0
 * @param size in 1..200
 */
record PageRequest(int page, int size) {
    static final int MAX_PAGE = 1_000_000;
    static final int MAX_SIZE = 200;
    static final int DEFAULT_SIZE = 50;

    static PageRequest read(@Nullable String page, @Nullable String size, Violations violations) {
        return new PageRequest(
                Parameters.integer("page", page, 0, 0, MAX_PAGE, violations),
                Parameters.integer("size", size, DEFAULT_SIZE, 1, MAX_SIZE, violations));
    }

    /** This page of a list that is there as a whole. */
    <T> Page<T> of(List<T> all) {
        var from = (int) Math.min((long) page * size, all.size());
        var to = Math.min(from + size, all.size());
        return new Page<>(all.subList(from, to), page, size, all.size());
    }
}
