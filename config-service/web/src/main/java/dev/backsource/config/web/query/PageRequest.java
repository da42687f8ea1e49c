package dev.backsource.config.web.query;

import dev.backsource.config.database.Slice;
import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.web.problem.Violations;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The requested page of a list.
 *
 * @param page the page's number, from 0
 * @param size the number of items, in 1..200
 * @param byNumber whether the request names the page's number
 * @param afterItem whether the request names the item before the page instead
 */
public record PageRequest(int page, int size, boolean byNumber, boolean afterItem) {
    public static final int MAX_PAGE = 1_000_000;
    public static final int MAX_SIZE = 200;
    public static final int DEFAULT_SIZE = 50;

    private static final String TOO_MUCH =
            "the items of this page exceed the size limit; request fewer, or omit page and follow next";

    /** Later pages are reached by the links to the next page: skipping items costs as much as reading them. */
    public static final int MAX_SKIPPED = 100_000;

    public static PageRequest read(@Nullable String page, @Nullable String size, Violations violations) {
        return read(page, null, size, violations);
    }

    /** As the other, for a list that can also be read from behind an item; {@code after} is in the list's own form. */
    public static PageRequest read(
            @Nullable String page, @Nullable String after, @Nullable String size, Violations violations) {
        var request = new PageRequest(
                Parameters.integer("page", page, 0, 0, MAX_PAGE, violations),
                Parameters.integer("size", size, DEFAULT_SIZE, 1, MAX_SIZE, violations),
                page != null,
                after != null);
        if (request.skipped() > MAX_SKIPPED) {
            violations.add("page", Violation.RANGE, "is past the first " + MAX_SKIPPED + " items; follow next instead");
        }
        if (request.byNumber && request.afterItem) {
            violations.add("after", Violation.INVALID, "can't be combined with page");
        }
        return request;
    }

    /** The number of items before the page. */
    public long skipped() {
        return (long) page * size;
    }

    /** This page of a complete list. */
    public <T> Page<T> of(List<T> all, UriInfo uri) {
        var from = (int) Math.min(skipped(), all.size());
        var to = Math.min(from + size, all.size());
        return of(all.subList(from, to), all.size(), uri);
    }

    /** This page, with {@code items} of {@code total}. */
    public <T> Page<T> of(List<T> items, long total, UriInfo uri) {
        var isLast = skipped() + items.size() >= total || skipped() + size > MAX_SKIPPED;
        return new Page<>(items, page, size, total, isLast ? null : next(uri, "page", page + 1));
    }

    /**
     * This page of a list with items that may be large, so that a page may end early. The next one begins after its last item. A page that
     * was requested by its number can't end early, since a client that counts by numbers would miss items.
     *
     * @param found the items; their total may have been counted at another moment
     * @param answer an item as the response shows it
     * @param id the id of an item, after which a page can begin
     * @throws InvalidRequestException when the page is requested by its number, and too large
     */
    public <S, T> Page<T> of(Slice<S> found, Function<S, T> answer, Function<T, ?> id, UriInfo uri) {
        if (found.more() && byNumber && found.items().size() < size) {
            throw InvalidRequestException.of("size", Violation.RANGE, TOO_MUCH);
        }
        var items = found.items().stream().map(answer).toList();
        return afterItem
                ? latest(items, found.more(), size, id, uri)
                : new Page<>(items, page, size, found.total(), behind(items, found.more(), id, uri));
    }

    /**
     * A page of a list that continues by the ids of its items.
     *
     * @param found the items from the beginning of the page; one more than {@code size} where there is another page
     * @param id the id of an item
     */
    public static <T> Page<T> latest(List<T> found, int size, Function<T, ?> id, UriInfo uri) {
        return latest(found.subList(0, Math.min(size, found.size())), found.size() > size, size, id, uri);
    }

    /**
     * As the other, for a page that may have ended before its {@code size}.
     *
     * @param more whether there is another page
     */
    public static <T> Page<T> latest(List<T> items, boolean more, int size, Function<T, ?> id, UriInfo uri) {
        return new Page<>(items, null, size, null, behind(items, more, id, uri));
    }

    /** If all items of the page were removed during the read, there is no next page, even when there are more items. */
    private static <T> @Nullable String behind(List<T> items, boolean more, Function<T, ?> id, UriInfo uri) {
        return more && !items.isEmpty() ? next(uri, "after", id.apply(items.get(items.size() - 1))) : null;
    }

    /** The same request for another page, as a reference without scheme and host. */
    public static String next(UriInfo uri, String parameter, Object value) {
        var next = uri.getRequestUriBuilder()
                .replaceQueryParam("page")
                .replaceQueryParam("after")
                .replaceQueryParam(parameter, value)
                .build();
        return next.getRawPath() + "?" + next.getRawQuery();
    }
}
