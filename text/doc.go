// Package text knows words, not graphs. It exists so that everything people type about skills and
// roles (a name in a list, the first letters of a search) is read by one set of rules, and gives the
// same answer whichever store holds the graph.
//
// An Index holds names in memory. It answers three questions:
//
//   - Resolve: which entry does this name of a list mean? Case, punctuation, spacing, versions,
//     vendors, plurals and safe typing errors are seen through; nothing is guessed. Java never
//     becomes JavaScript, and a name that several entries share stays ambiguous until the other
//     names of the list settle it.
//   - Search: which entries begin with, or hold, what somebody has typed so far?
//   - Extract: which skills does this running text name, where, and what does it say of them? There
//     an ordinary word ("go", "spring") needs its spelling or its context to speak for it.
//
// # How a name is compared
//
// Four keys are made of every label and of every name, from strict to loose:
//
//	fold    Fold: case, accents, widths, invisible characters       "Node.JS"   → "node.js"
//	squash  words joined, separators gone; +, # and a leading dot   "node js"   → "nodejs"
//	        stay, so that C, C++, C#, .NET and R remain apart
//	stem    the squash of words in the singular, American spelling  "REST APIs" → "restapi"
//	bag     the same words sorted, without of, and, the             "tests of units" → "test unit"
//
// A name that meets no label as a whole is reduced one step at a time (parentheses, years and
// levels, versions, class words such as "database", vendors), and looked up after each step, so
// that a label that holds the version or the vendor wins over one that does not. What programs write
// (a package in a scope, the path of a module, a file of settings) is read by what it has for that.
// Else its words are split into labels: what one of them is, implies or is used in may stand beside it
// ("Pinecone vector DB"); several others are a list, and ambiguous. Last come slips, but an ordinary
// word is none.
//
// # How a text is read
//
// Extract goes through a text a few times, in time linear in its length:
//
//	tokenise     words with their places, and what stands between them; tags, addresses, paths out
//	findSpots    the longest label at every word, by the lexicon: labels squashed and stemmed
//	linkSpots    which of them are items of one list
//	decide       which of the ordinary words among them are names (weigh)
//	qualify      negation, wishes, level and years, by a scope that words open and close
//	necessity    headings, then the words of each sentence
//
// All scores are integers in ten-thousandths. Order is by score (in a search then by importance),
// then folded name, name, id, bytewise.
package text
