package dev.backsource.benchmarks.delivery.batches;

/** Sets the redirect type of some domains in one request. */
interface BatchApi {
    /**
     * Sends the request and waits for its answer.
     *
     * @param redirectType {@code HTTP}, {@code HTTPS} or {@code FOLLOW}
     */
    void setAll(String redirectType);
}
