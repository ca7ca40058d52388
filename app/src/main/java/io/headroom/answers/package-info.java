/// The window that answers what to buy and whom to move: a page for each question, and how a search runs behind it, is watched, ended and outdated.
/// It may know the open session, the look and the searches, and nothing of other views or windows; each page lives in a package below and knows no other page.
/// Start reading at [Searching][io.headroom.answers.Searching] for how a page asks, and at [AnswersView][io.headroom.answers.AnswersView] for the frame around the pages.
@NullMarked
package io.headroom.answers;

import org.jspecify.annotations.NullMarked;
