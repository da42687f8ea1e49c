package dev.backsource.config.web.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param page the page's number, from 0; absent when the page was requested by the item before it
 * @param size the number of items that a page holds; the last page may hold fewer, and so may a page of large items
 * @param total the number of items on all pages, of domains up to 100,001; absent when the page was requested by the item before it
 * @param next a reference to the next page, relative to this one; absent on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(
        List<T> items,
        @Nullable Integer page,
        int size,
        @Nullable Long total,
        @Nullable String next) {}
