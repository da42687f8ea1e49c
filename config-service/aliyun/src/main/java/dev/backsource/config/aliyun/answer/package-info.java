/** Responses to calls: errors with the API's own codes, JSON and XML. The content of each operation's response doesn't belong here. */
@NullMarked
package dev.backsource.config.aliyun.answer;

import org.jspecify.annotations.NullMarked;
