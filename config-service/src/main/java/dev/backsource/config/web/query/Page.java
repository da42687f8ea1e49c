package dev.backsource.config.web.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param page counts from 0; absent when the page was asked for by what it comes after
 * @param size how many items a page holds; the last one may hold fewer, and one whose items are large
 * @param total how many there are on all pages, of domains up to 100,001; absent when the page was asked for by what it comes after
 * @param next where the next page is, relative to this one; absent on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(
        List<T> items,
        @Nullable Integer page,
        int size,
        @Nullable Long total,
        @Nullable String next) {}
