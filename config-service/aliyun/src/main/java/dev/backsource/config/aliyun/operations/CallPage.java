package dev.backsource.config.aliyun.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import java.util.Set;

/**
 * The page of a list that a call requests.
 *
 * @param number the page's number, from 1
 * @param size the most items of the page
 */
public record CallPage(int number, int size) {
    /** The parameters of a page. */
    public static final Set<String> PARAMETERS = Set.of("PageNumber", "PageSize");

    private static final int USUAL = 20;
    private static final int LAST = 100_000;

    /**
     * The page in the parameters; without them, the first 20 items.
     *
     * @param largest the largest size of a page
     * @param skipped the most items before the page, since they are read as well
     * @throws CallRefusedException when there is no such page
     */
    public static CallPage of(CallParameters parameters, int largest, int skipped) {
        var page = new CallPage(
                parameters.integer("PageNumber", 1, 1, LAST), parameters.integer("PageSize", USUAL, 1, largest));
        if (page.skipped() > skipped) {
            throw CallRefusedException.ofParameter(
                    "PageNumber", "is past the first " + skipped + " items; use filters instead");
        }
        return page;
    }

    /** The number of items before the page. */
    public int skipped() {
        return (number - 1) * size;
    }

    /** Puts the page and the total of items into a response. */
    public void putInto(ObjectNode answer, long total) {
        answer.put("PageNumber", number);
        answer.put("PageSize", size);
        answer.put("TotalCount", total);
    }
}
