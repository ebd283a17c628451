/// A few people write in English: what they say, whatever the area, and how they are answered.
enum EnglishFrames {
    static let requests = phrases(
        """
        Hello, I am a visiting researcher at {ente}. My last payment has not arrived and I cannot read the pay slip.
        Good morning. The portal says my tax code is not valid, but it is the one printed on my card.
        Hi, I moved from abroad to {citta} and I do not know how to change my bank account. The service refuses my IBAN.
        Hello, I cannot log in any more with my electronic identity card: it says "authentication failed".
        Good morning, my contract started on {data} and I have not been paid yet. Who can check it for me?
        Hello, where can I download the tax certificate for {anno}? I need it for my bank.
        """)

    static let asks = phrases(
        """
        Could you please help me?
        My Italian is not good enough for the telephone, so I would prefer a written answer.
        Thank you for your help.
        """)

    static let replies = phrases(
        """
        Good morning, we have corrected the data and the payment will be made with the next run.
        Hello, the document is now in your personal area, under tax documents.
        Good morning, your identity was registered with an old address: please try again now.
        Hello, we have accepted the new account. It will be used from next month.
        """)
}
